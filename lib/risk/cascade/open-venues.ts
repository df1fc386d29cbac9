import { type OpenVenue, openVenue } from './open-venue'
import type { Population, PopulationAsset } from './population'
import type { SaleVenue } from './sale-venue'

/** The venues of a population while a cascade runs. */
export type OpenVenues = {
  /** By asset index; one token of one chain is sold in one place, whatever market it comes from. */
  byAsset: readonly OpenVenue[]
  /** By asset index: what each is sold in; `undefined`: none is known. */
  kinds: readonly (SaleVenue['kind'] | undefined)[]
  /** Each once. */
  all: readonly OpenVenue[]
  /** Pool price ÷ the one it began at, by asset; assets of one feed follow the deepest pool among them. */
  getFalls(): Float64Array
  /** Quote tokens are worth what the oracle says of them, where the population has them. */
  setPrices(prices: ArrayLike<number>): void
}

/** @param shocked dollars a token after the shock, by asset index */
export function openVenues(
  population: Population,
  { venues, shocked }: { venues: readonly (SaleVenue | null)[]; shocked: ArrayLike<number> },
): OpenVenues {
  const { assets } = population
  const opened = new Map<string, { open: OpenVenue; venue: SaleVenue }>()
  const byAsset: OpenVenue[] = []
  const quotes: { open: OpenVenue; asset: number; perDollar: number }[] = []
  const chosen = assets.map((_, index) => chooseVenue(population, { venues, index }))
  assets.forEach((asset, index) => {
    const key = toKey(population, asset)
    const known = opened.get(key)
    if (known) {
      byAsset.push(known.open)
      return
    }
    const venue = chosen[index] ?? { kind: 'infinite' }
    const quoteAsset = venue.kind === 'ladder' ? findAsset(population, { asset, venue }) : -1
    const found = assets[quoteAsset]
    const quoted = found && found.price > 0 ? found : undefined
    const perDollar = venue.kind === 'ladder' && quoted ? venue.quote.price / quoted.price : 1
    const quotePrice =
      quoted !== undefined
        ? (shocked[quoteAsset] as number) * perDollar
        : venue.kind === 'ladder'
          ? venue.quote.price
          : 1
    const outsidePrice = shocked[index] as number
    const before = venue.kind === 'ladder' ? venue.quote.price : 1
    const rise = outsidePrice / asset.price / (quotePrice / before)
    const open = openVenue(lift(venue, rise), { outsidePrice, quotePrice })
    if (quoted !== undefined) quotes.push({ open, asset: quoteAsset, perDollar })
    opened.set(key, { open, venue })
    byAsset.push(open)
  })
  const firsts = byAsset.map((venue) => venue.getPrice())
  const leaders = findLeaders(population, { byAsset, chosen })
  return {
    byAsset,
    kinds: chosen.map((venue) => venue?.kind),
    all: [...opened.values()].map(({ open }) => open),
    getFalls: () =>
      Float64Array.from(leaders, (leader) =>
        leader === -1 ? 1 : (byAsset[leader]?.getPrice() as number) / (firsts[leader] as number),
      ),
    setPrices(prices) {
      for (const { open, asset, perDollar } of quotes) {
        open.setQuotePrice((prices[asset] as number) * perDollar)
      }
    },
  }
}

/**
 * A pool whose token has risen against its quote token, by the factor `rise`: buyers lift it. It is taken to be as
 * deep there as it is now, which for one constant product over all prices is exact.
 */
function lift(venue: SaleVenue, rise: number): SaleVenue {
  if (venue.kind !== 'ladder' || !(rise > 1 + 1e-12) || rise === Infinity) return venue
  return { ...venue, prices: venue.prices.map((price) => price * rise) }
}

function toKey({ markets }: Population, { market, address }: PopulationAsset): string {
  return `${markets[market]?.chainId}:${address.toLowerCase()}`
}

/** The asset's own venue, or that of the same token in another market. */
function chooseVenue(
  population: Population,
  { venues, index }: { venues: readonly (SaleVenue | null)[]; index: number },
): SaleVenue | null {
  const own = venues[index] ?? null
  if (own !== null) return own
  const asset = population.assets[index] as PopulationAsset
  const key = toKey(population, asset)
  const other = population.assets.findIndex(
    (each, at) => (venues[at] ?? null) !== null && toKey(population, each) === key,
  )
  return venues[other] ?? null
}

function findAsset(
  population: Population,
  { asset, venue }: { asset: PopulationAsset; venue: Extract<SaleVenue, { kind: 'ladder' }> },
): number {
  const wanted = toKey(population, { ...asset, address: venue.quote.address })
  return population.assets.findIndex((each) => toKey(population, each) === wanted)
}

/** By asset: whose pool its price follows; -1: none. */
function findLeaders(
  population: Population,
  { byAsset, chosen }: { byAsset: readonly OpenVenue[]; chosen: readonly (SaleVenue | null)[] },
): number[] {
  const deepest = new Map<string, { leader: number; depth: number }>()
  const groups = population.assets.map(({ market, feed, address }) => {
    const chain = population.markets[market]?.chainId
    return `${chain}:${(feed ?? address).toLowerCase()}`
  })
  groups.forEach((group, index) => {
    if (chosen[index]?.kind !== 'ladder') return
    const venue = byAsset[index] as OpenVenue
    const price = venue.getPrice()
    const depth = venue.getAmountDownTo(price / 2) * price
    if (depth > (deepest.get(group)?.depth ?? -1)) deepest.set(group, { leader: index, depth })
  })
  return groups.map((group) => deepest.get(group)?.leader ?? -1)
}
