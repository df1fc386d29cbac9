import type { RiskInput } from '@/lib/api/risk-input'
import type { Source } from '@/lib/api/schema/as-of'
import type { Account, Position } from '@/lib/api/schema/position'
import type { BlockRef } from '@/lib/chain/block-ref'
import { BaseError, InvalidRequestError } from '@/lib/errors'
import type { PositionAtBlock, PositionReading } from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import { getSource } from '../source'
import type { LiveMarket, LiveMarkets } from './live-markets'

type Reading =
  | { kind: 'read'; position: PositionAtBlock | null; block: BlockRef; source: Source }
  | { kind: 'unread'; source: Source; error: unknown }

/**
 * Reads one account in every market, each at that market's newest snapshot or all pinned to a block. Reads
 * at once for the same account and block are one read. Where the node does not answer, what is in memory is
 * shown, without the protocol's own view; where there is nothing either, the market is named as unread.
 */
export class AccountReader {
  readonly #markets: LiveMarkets
  readonly #readings = new Map<string, Promise<PositionReading | null>>()

  constructor(markets: LiveMarkets) {
    this.#markets = markets
  }

  /** @throws HistoryUnavailableError, InvalidRequestError for a pinned block that can't be read */
  async read(
    address: Address,
    options: { ensName: string | null; block?: number | undefined },
  ): Promise<Account> {
    const pinned = options.block
    const readings = await Promise.all(
      this.#markets.all.map(async (live) => ({
        live,
        reading:
          pinned === undefined
            ? await this.#readNewest(live, address)
            : await this.#readPinned(live, { address, number: pinned }),
      })),
    )
    if (pinned !== undefined) throwIfNoneRead(readings.map(({ reading }) => reading))
    const account: Account = {
      address,
      ensName: options.ensName,
      positions: [],
      unread: [],
      asOf: {},
      source: {},
    }
    for (const { live, reading } of readings) add(account, { live, reading })
    account.positions.sort(nearestFirst)
    return account
  }

  /**
   * What an account that was read was worked out from, at the very blocks of its `asOf`: from the same
   * reading, or from memory where that was what was shown. A market whose reading is gone is left out.
   */
  async readRiskInputs({ address, asOf }: Pick<Account, 'address' | 'asOf'>): Promise<RiskInput[]> {
    const inputs = await Promise.all(
      this.#markets.all.map(async ({ market }) => {
        const { id } = market.entry
        const blockHash = asOf[id]?.blockHash
        if (!blockHash) return undefined
        const read = await this.#readings.get(toKey({ id, blockHash, address }))?.catch(() => null)
        if (read) return read.riskInput
        const { snapshot } = market
        if (snapshot?.asOf.blockHash !== blockHash) return undefined
        return snapshot.findPosition(address)?.riskInput
      }),
    )
    return inputs.filter((input) => input !== undefined)
  }

  async #readNewest(live: LiveMarket, address: Address): Promise<Reading> {
    const source = getSource(live)
    const { snapshot } = live.market
    if (!snapshot) return { kind: 'unread', source, error: undefined }
    const { block } = snapshot
    try {
      const found = await this.#once(live, { address, block })
      return { kind: 'read', position: found?.position ?? null, block, source }
    } catch (error) {
      const found = snapshot.findPosition(address)
      if (found) return { kind: 'read', position: found.position, block, source }
      const reason = error instanceof BaseError ? error.shortMessage : 'It could not be read now.'
      return { kind: 'unread', source: { ...source, status: 'down', reason }, error }
    }
  }

  async #readPinned(
    live: LiveMarket,
    { address, number }: { address: Address; number: number },
  ): Promise<Reading> {
    try {
      const head = live.chain.head
      if (head && number > head.number)
        throw new InvalidRequestError(
          `block ${number} is ahead of the newest block, ${head.number}. Take one up to that.`,
        )
      const block = await live.chain.readBlock(number)
      const found = await this.#once(live, { address, block })
      const ageSeconds = Math.max(0, Math.floor(Date.now() / 1000) - block.timestamp)
      const position = found?.position ?? null
      return { kind: 'read', position, block, source: { status: 'fresh', ageSeconds } }
    } catch (error) {
      const reason = error instanceof BaseError ? error.shortMessage : 'It could not be read now.'
      return { kind: 'unread', source: { status: 'down', ageSeconds: null, reason }, error }
    }
  }

  #once(live: LiveMarket, at: { address: Address; block: BlockRef }) {
    const { address, block } = at
    const key = toKey({ id: live.market.entry.id, blockHash: block.hash, address })
    const running = this.#readings.get(key)
    if (running) return running
    if (this.#readings.size >= 5_000) this.#readings.clear()
    const reading = live.market.readPosition(at)
    this.#readings.set(key, reading)
    reading.catch(() => this.#readings.delete(key))
    return reading
  }
}

function toKey(at: { id: string; blockHash: string; address: Address }): string {
  return `${at.id} ${at.blockHash} ${at.address.toLowerCase()}`
}

function add(account: Account, { live, reading }: { live: LiveMarket; reading: Reading }): void {
  const { id, name } = live.market.entry
  account.source[id] = reading.source
  if (reading.kind === 'unread') {
    account.unread.push({ market: id, marketName: name, source: reading.source })
    return
  }
  const { block } = reading
  account.asOf[id] = {
    chainId: block.chainId,
    blockNumber: block.number,
    blockHash: block.hash,
    timestamp: new Date(block.timestamp * 1000).toISOString().replace('.000Z', 'Z'),
  }
  if (reading.position) account.positions.push({ ...reading.position, source: reading.source })
}

/** The most telling reason when a pinned block gave nothing at all. */
function throwIfNoneRead(readings: readonly Reading[]): void {
  const errors = readings.flatMap((reading) => (reading.kind === 'unread' ? [reading.error] : []))
  if (errors.length < readings.length || errors.length === 0) return
  const history = errors.find(
    (error) => error instanceof BaseError && error.code === 'HISTORY_UNAVAILABLE',
  )
  throw history ?? errors[0]
}

function nearestFirst(a: Position, b: Position): number {
  return getNearness(a) - getNearness(b)
}

/** Unpriced first: it may be anything. Without debt last. */
function getNearness(position: Position): number {
  if (position.health.kind === 'unpriced') return -1
  if (position.health.kind === 'no-debt') return Number.POSITIVE_INFINITY
  return Number(position.health.healthFactor)
}
