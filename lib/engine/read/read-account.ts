import type { RiskInput } from '@/lib/api/risk-input'
import type { Source } from '@/lib/api/schema/as-of'
import type { Account, Position } from '@/lib/api/schema/position'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { BaseError, InvalidRequestError } from '@/lib/errors'
import type { PositionReading } from '@/lib/protocols/market-adapter'
import { toAsOf } from '@/lib/protocols/to-as-of'
import type { Address } from '@/lib/risk/units'
import type { LiveEntry } from '../live-entry'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'

type Reading =
  | { kind: 'read'; found: readonly PositionReading[]; block: BlockRef; source: Source }
  | { kind: 'unread'; source: Source; error: unknown }

/**
 * Reads one account in every market, each at that market's newest snapshot or all pinned to a block. Reads
 * at once for the same account and block are one read. Where the node does not answer, what is in memory is
 * shown, without the protocol's own view; where there is nothing either, the entry is named as unread.
 */
export class AccountReader {
  readonly #markets: LiveMarkets
  readonly #readings = new Map<string, Promise<PositionReading[]>>()

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
      this.#markets.entries.map(async (live) => ({
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
  async readRiskInputs({
    address,
    asOf,
    positions,
  }: Pick<Account, 'address' | 'asOf' | 'positions'>): Promise<RiskInput[]> {
    const wanted = new Set(positions.map(({ market }) => market))
    const inputs = await Promise.all(
      this.#markets.entries.map(async ({ entry: { id }, snapshots }) => {
        const market = [...wanted].find((each) => isOfEntry(each, id))
        const blockHash = market && asOf[market]?.blockHash
        if (!blockHash) return []
        const read = await this.#readings.get(toKey({ id, blockHash, address }))?.catch(() => null)
        if (read) return read
        return snapshots
          .filter((snapshot) => snapshot.asOf.blockHash === blockHash)
          .flatMap((snapshot) => snapshot.findPositions(address))
      }),
    )
    return inputs.flat().flatMap(({ riskInput }) => (riskInput ? [riskInput] : []))
  }

  async #readNewest(live: LiveEntry, address: Address): Promise<Reading> {
    const source = getSource(live)
    const { snapshots } = live
    const block = snapshots[0]?.block
    if (!block) return { kind: 'unread', source, error: undefined }
    try {
      const found = await this.#once(live, { address, block })
      return { kind: 'read', found, block, source }
    } catch (error) {
      const found = snapshots.flatMap((snapshot) => snapshot.findPositions(address))
      if (found.length > 0) return { kind: 'read', found, block, source }
      const reason = error instanceof BaseError ? error.shortMessage : 'It could not be read now.'
      return { kind: 'unread', source: { ...source, status: 'down', reason }, error }
    }
  }

  async #readPinned(
    live: LiveEntry,
    { address, number }: { address: Address; number: number },
  ): Promise<Reading> {
    try {
      const chain = this.#markets.getChain(live.entry.chainId)
      const { head } = chain
      if (head && number > head.number)
        throw new InvalidRequestError(
          `block ${number} is ahead of the newest block, ${head.number}. Take one up to that.`,
        )
      const block = await chain.readBlock(number)
      const found = await this.#once(live, { address, block })
      const ageSeconds = Math.max(0, Math.floor(Date.now() / 1000) - block.timestamp)
      return { kind: 'read', found, block, source: { status: 'fresh', ageSeconds } }
    } catch (error) {
      const reason = error instanceof BaseError ? error.shortMessage : 'It could not be read now.'
      return { kind: 'unread', source: { status: 'down', ageSeconds: null, reason }, error }
    }
  }

  #once(live: LiveEntry, at: { address: Address; block: BlockRef }) {
    const { address, block } = at
    const key = toKey({ id: live.entry.id, blockHash: block.hash, address })
    const running = this.#readings.get(key)
    if (running) return running
    if (this.#readings.size >= 5_000) this.#readings.clear()
    const reading = live.readPositions(at)
    this.#readings.set(key, reading)
    reading.catch(() => this.#readings.delete(key))
    return reading
  }
}

function toKey(at: { id: string; blockHash: string; address: Address }): string {
  return `${at.id} ${at.blockHash} ${at.address.toLowerCase()}`
}

function isOfEntry(market: string, entry: string): boolean {
  return market === entry || market.startsWith(`${entry}:`)
}

/** Each market in which something was found has its block and state; an entry without, under its own id. */
function add(account: Account, { live, reading }: { live: LiveEntry; reading: Reading }): void {
  const { id, name } = live.entry
  if (reading.kind === 'unread') {
    account.source[id] = reading.source
    account.unread.push({ market: id, marketName: name, source: reading.source })
    return
  }
  const { found, source } = reading
  const asOf = toAsOf(reading.block)
  for (const market of found.length > 0 ? found.map(({ position }) => position.market) : [id]) {
    account.source[market] = source
    account.asOf[market] = asOf
  }
  for (const { position } of found) account.positions.push({ ...position, source })
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
