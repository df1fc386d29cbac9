import type { AsOf, AsOfByMarket, Source, SourceByMarket } from '@/lib/api/schema/as-of'
import { InvalidRequestError, NotFoundError } from '@/lib/errors'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { LiveChain, LiveEntry } from '../live-entry'
import { getSource } from '../source'

/** One market; of an entry that was never read, the entry itself stands for its markets. */
export type LiveMarket = {
  id: string
  live: LiveEntry
  snapshot: MarketSnapshot | undefined
}

/** The snapshots that one answer is made of, taken once, with the block and state of each. */
export type ChosenMarkets = {
  snapshots: readonly MarketSnapshot[]
  asOf: AsOfByMarket
  source: SourceByMarket
}

const idsNamed = 20

/** All markets, in the order of the configuration. */
export class LiveMarkets {
  readonly entries: readonly LiveEntry[]
  readonly #chains: readonly LiveChain[]

  constructor(options: { entries: readonly LiveEntry[]; chains: readonly LiveChain[] }) {
    this.entries = options.entries
    this.#chains = options.chains
  }

  get all(): LiveMarket[] {
    return this.entries.flatMap((live): LiveMarket[] =>
      live.snapshots.length === 0
        ? [{ id: live.entry.id, live, snapshot: undefined }]
        : live.snapshots.map((snapshot) => ({ id: snapshot.id, live, snapshot })),
    )
  }

  getChain(chainId: number): LiveChain {
    const chain = this.#chains.find((each) => each.chainId === chainId)
    if (!chain) throw new NotFoundError(`Chain ${chainId} is not followed.`)
    return chain
  }

  /** @throws NotFoundError that names the ids there are */
  get(id: string): LiveMarket {
    const { all } = this
    const found = all.find((market) => market.id === id)
    if (found) return found
    const ids = all.slice(0, idsNamed).map((market) => market.id)
    const more = all.length > idsNamed ? ` and ${all.length - idsNamed} more` : ''
    throw new NotFoundError(`There is no market "${id}". There are: ${ids.join(', ')}${more}.`)
  }

  /**
   * The markets that a query names: one by `market`, else all.
   * @throws NotFoundError for an unknown market, InvalidRequestError for an asset that none of them lists
   */
  select(query: { market?: string | undefined; asset?: string | undefined }): ChosenMarkets {
    const markets = query.market === undefined ? this.all : [this.get(query.market)]
    const snapshots: MarketSnapshot[] = []
    const asOf: Record<string, AsOf> = {}
    const source: Record<string, Source> = {}
    for (const { id, live, snapshot } of markets) {
      source[id] = getSource(live)
      if (!snapshot) continue
      snapshots.push(snapshot)
      asOf[id] = snapshot.asOf
    }
    if (query.asset !== undefined) rejectUnknownAsset(query.asset as `0x${string}`, snapshots)
    return { snapshots, asOf, source }
  }
}

function rejectUnknownAsset(asset: `0x${string}`, snapshots: readonly MarketSnapshot[]): void {
  if (snapshots.length === 0 || snapshots.some((snapshot) => snapshot.findAsset(asset))) return
  throw new InvalidRequestError(
    `asset ${asset} is in none of the chosen markets: take an address of /api/v1/markets.`,
  )
}
