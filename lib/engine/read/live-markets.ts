import type { AsOf, AsOfByMarket, Source, SourceByMarket } from '@/lib/api/schema/as-of'
import { InvalidRequestError, NotFoundError } from '@/lib/errors'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { ChainFollower } from '../follow-chain'
import type { FollowedChainMarket } from '../followed-market'
import { getSource } from '../source'

export type LiveMarket = { chain: ChainFollower; market: FollowedChainMarket }

/** The snapshots that one answer is made of, taken once, with the block and state of each. */
export type ChosenMarkets = {
  snapshots: readonly MarketSnapshot[]
  asOf: AsOfByMarket
  source: SourceByMarket
}

/** All followed markets, in the order of the configuration. */
export class LiveMarkets {
  readonly all: readonly LiveMarket[]

  constructor(all: readonly LiveMarket[]) {
    this.all = all
  }

  /** @throws NotFoundError that names the ids there are */
  get(id: string): LiveMarket {
    const found = this.all.find(({ market }) => market.entry.id === id)
    if (found) return found
    const ids = this.all.map(({ market }) => market.entry.id).join(', ')
    throw new NotFoundError(`There is no market "${id}". There are: ${ids}.`)
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
    for (const live of markets) {
      const { id } = live.market.entry
      source[id] = getSource(live)
      const { snapshot } = live.market
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
