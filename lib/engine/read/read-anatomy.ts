import { readAnatomy } from '@/lib/anatomy/read-anatomy'
import { readPlainLiquidation } from '@/lib/anatomy/read-plain-liquidation'
import { toFollowUps } from '@/lib/anatomy/to-follow-ups'
import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import { BaseError, NotFoundError } from '@/lib/errors'
import { NewestMap } from '@/lib/newest-map'
import { getAdapter } from '@/lib/protocols/registry'
import type { LiveMarkets } from './live-markets'
import { readLiquidation } from './read-liquidations'

/** Anatomies that are held; each is some ten kilobytes. */
const mostHeld = 500
/** Read at a time; more wait. Each takes about twenty calls. */
const mostAtOnce = 3

/** How long an answer is held of which a node may tell more. */
const askAgainMs = 30_000

type Anatomy = LiquidationDetail['anatomy']

/**
 * Liquidations taken apart, read when they are asked for and held by block and log: what a block holds does not
 * change. What was asked for while it is being read is read once. What comes after a liquidation is told anew.
 */
export class AnatomyReader {
  readonly #markets: LiveMarkets
  readonly #clients: readonly ChainClient[]
  readonly #held = new NewestMap<string, Promise<Anatomy>>(mostHeld)
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(options: { markets: LiveMarkets; clients: readonly ChainClient[] }) {
    this.#markets = options.markets
    this.#clients = options.clients
  }

  /** @throws NotFoundError; ReorgError, ChainReadError where no node answers now */
  async read(id: string): Promise<LiquidationDetail> {
    const liquidation = readLiquidation(this.#markets, id)
    const others = this.#markets.get(liquidation.market).snapshot?.liquidations ?? []
    const anatomy = await this.#readHeld(liquidation, others)
    return { ...liquidation, anatomy: { ...anatomy, followUps: toFollowUps(liquidation, others) } }
  }

  /** Read anew where it was not known since when, and the engine knows by now. */
  async #readHeld(liquidation: Liquidation, others: readonly Liquidation[]): Promise<Anatomy> {
    const key = `${liquidation.blockHash}-${liquidation.logIndex}`
    const anatomy = await this.#hold(key, { liquidation, others })
    if (anatomy.lateness !== null || liquidation.blocksLate === null) return anatomy
    return this.#hold(`${key} late`, { liquidation, others })
  }

  #hold(
    key: string,
    { liquidation, others }: { liquidation: Liquidation; others: readonly Liquidation[] },
  ): Promise<Anatomy> {
    const held = this.#held.get(key)
    if (held) {
      this.#held.set(key, held)
      return held
    }
    const forget = () => this.#held.delete(key)
    const reading = this.#takeTurn(async () => {
      const { anatomy, isFinal } = await this.#readNow(liquidation, others)
      if (!isFinal) setTimeout(forget, askAgainMs).unref()
      return anatomy
    })
    this.#held.set(key, reading)
    reading.catch(forget)
    return reading
  }

  async #takeTurn<T>(read: () => Promise<T>): Promise<T> {
    while (this.#running >= mostAtOnce)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running += 1
    try {
      return await read()
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }

  #readNow(liquidation: Liquidation, others: readonly Liquidation[]) {
    const { entry } = this.#markets.get(liquidation.market).live
    const client = this.#clients.find(({ chainId }) => chainId === entry.chainId)
    if (!client) throw new NotFoundError(`Chain ${entry.chainId} is not followed.`)
    const adapter = getAdapter(entry.protocol)
    let prices: Promise<TokenPrice[]> | undefined
    const readOtherPrices = () => {
      prices ??= this.#readPrices(client, { entry, liquidation })
      return prices
    }
    return readAnatomy(client, {
      liquidation,
      others,
      readProtocol: (options) =>
        adapter.readLiquidation?.({ client, entry, liquidation, readOtherPrices, ...options }) ??
        readPlainLiquidation(client, liquidation),
      readOtherPrices,
    })
  }

  /** By the other markets of the chain whose oracles count in dollars; one that can't be read tells none. */
  async #readPrices(
    client: ChainClient,
    { entry, liquidation }: { entry: MarketEntry; liquidation: Liquidation },
  ): Promise<TokenPrice[]> {
    const block = await client.readBlock(liquidation.blockHash)
    const others = this.#markets.entries
      .map((live) => live.entry)
      .filter((other) => other.chainId === entry.chainId && other !== entry)
    const lists = await Promise.all(
      others.map(async (other) => {
        const prices = getAdapter(other.protocol).readPrices?.({ client, entry: other, block })
        return (await prices?.catch(toNone)) ?? []
      }),
    )
    return lists.flat()
  }
}

/** A market that did not exist at that block, or can't be read, prices nothing. */
function toNone(error: unknown): TokenPrice[] {
  if (error instanceof BaseError) return []
  throw error
}
