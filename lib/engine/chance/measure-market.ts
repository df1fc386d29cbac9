import type { ChanceAsset } from '@/lib/api/schema/chance'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { PriceSource, ResolvedSource } from '@/lib/oracles/rounds/price-source'
import { resolveSources } from '@/lib/oracles/rounds/resolve-sources'
import type { RoundsBook } from '@/lib/oracles/rounds/rounds-book'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { getPriceMotion, type PriceMotion } from '@/lib/risk/chance/get-price-motion'
import { getPriceSteps } from '@/lib/risk/chance/get-price-steps'
import type { Address } from '@/lib/risk/units'

/** A feed that is silent for longer says nothing of how its price moved: two days, twice the longest usual heartbeat. */
export const MAX_GAP_SECONDS = 2 * 86_400

/** How a market's prices move, from rounds read at one block. */
export type MeasuredMarket = {
  block: BlockRef
  assets: readonly Omit<ChanceAsset, 'volatility'>[]
  /** Why nothing is known of an asset, where nothing is. */
  resolved: readonly ResolvedSource[]
  /** Whether a feed of the asset told more rounds than are read. */
  isCut: readonly boolean[]
  motion: PriceMotion
}

/**
 * Reads the rounds behind a market's prices. An asset whose own source tells none is measured on the feed that
 * another market of the chain asks for the same token.
 *
 * @param options.others the chain's other markets
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function measureMarket(options: {
  snapshot: MarketSnapshot
  others: readonly MarketSnapshot[]
  client: ChainClient
  rounds: RoundsBook
}): Promise<MeasuredMarket> {
  const { snapshot, others, client, rounds } = options
  const { block } = snapshot
  const { assets } = snapshot.getMarket()
  const own = listSources(snapshot)
  const wanted = assets.map(
    ({ address }): PriceSource =>
      own.find(({ asset }) => asset === address) ?? { asset: address, source: null, part: 'price' },
  )
  const resolved = await resolveSources(client, { sources: wanted, at: block })
  const places = resolved.flatMap(({ kind }, index) => (kind === 'unknown' ? [index] : []))
  const borrowed = await borrowSources(
    places.map((place) => assets[place]?.address as Address),
    {
      others,
      client,
      block,
    },
  )
  const from = assets.map((): string | null => null)
  places.forEach((place, index) => {
    const found = borrowed[index]
    if (!found) return
    resolved[place] = found.resolved
    from[place] = found.market
  })
  const feeds = [
    ...new Set(
      resolved.flatMap((each) => (each.kind === 'feeds' ? each.terms : [])).map(({ feed }) => feed),
    ),
  ]
  const read = await rounds.read(feeds, block)
  const steps = feeds.map((feed) =>
    getPriceSteps(read.get(feed)?.rounds ?? [], { maxGapSeconds: MAX_GAP_SECONDS }),
  )
  const motion = getPriceMotion(
    resolved.map((each) =>
      each.kind === 'feeds'
        ? {
            kind: 'feeds',
            terms: each.terms.map(({ feed, power }) => ({ feed: feeds.indexOf(feed), power })),
          }
        : { kind: each.kind },
    ),
    steps,
  )
  const getTerms = (each: ResolvedSource | undefined) => (each?.kind === 'feeds' ? each.terms : [])
  return {
    block,
    resolved,
    motion,
    isCut: resolved.map((each) =>
      getTerms(each).some(({ feed }) => read.get(feed)?.isCut ?? false),
    ),
    assets: assets.map(({ address, symbol }, index) => ({
      address,
      symbol,
      feeds: getTerms(resolved[index]).map(({ feed, power }) => ({ address: feed, power })),
      fromMarket: from[index] ?? null,
    })),
  }
}

function listSources(snapshot: MarketSnapshot): readonly PriceSource[] {
  return (
    snapshot.priceSources ??
    snapshot.getMarket().assets.map(({ address, price }) => ({
      asset: address,
      source: price.source,
      part: 'price',
    }))
  )
}

/** For each token the first feed that another market asks for it; `undefined` where none does. */
async function borrowSources(
  tokens: readonly Address[],
  options: { others: readonly MarketSnapshot[]; client: ChainClient; block: BlockRef },
): Promise<({ market: string; resolved: ResolvedSource } | undefined)[]> {
  const { others, client, block } = options
  if (tokens.length === 0) return []
  const offers = others
    // Prices in another token than dollars are no offer.
    .filter((snapshot) => snapshot.priceSources === undefined)
    .flatMap((snapshot) => listSources(snapshot).map((source) => ({ source, market: snapshot.id })))
    .filter(({ source }) => tokens.includes(source.asset))
  const resolved = await resolveSources(client, {
    sources: offers.map(({ source }) => source),
    at: block,
  })
  return tokens.map((token) => {
    const index = offers.findIndex(
      ({ source }, offer) => source.asset === token && resolved[offer]?.kind === 'feeds',
    )
    const [offer, found] = [offers[index], resolved[index]]
    return offer && found && { market: offer.market, resolved: found }
  })
}
