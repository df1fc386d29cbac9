import type { MarketHaircut } from '@/lib/api/schema/depth'
import type { PoolReader } from '@/lib/pools/pool-reader'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { sumSides } from '@/lib/risk/cascade/sum-sides'
import { findDebt } from './find-debt'
import { type DepthSides, getDepthSides } from './get-depth-sides'
import type { LiveMarkets } from './live-markets'
import { requireRead } from './require-read'
import { type Offer, toMarketHaircut } from './to-market-haircut'

/** Collaterals whose pools are looked for, the largest first. */
const MOST_COLLATERALS = 12
/** Collaterals whose pools are read at once. */
const READ_AT_ONCE = 4

const known = new WeakMap<MarketSnapshot, Promise<MarketHaircut>>()

/**
 * What all collaterals of a market would bring if sold at once: one after another, the largest first, each for the one
 * of the largest debts that it has the deepest pools with. Read and worked out once a snapshot.
 * @throws as `readDepth`
 */
export function readMarketHaircut(
  markets: LiveMarkets,
  { id, getPools }: { id: string; getPools: (chainId: number) => PoolReader | undefined },
): Promise<MarketHaircut> {
  const { snapshot } = requireRead(markets.get(id))
  const held = known.get(snapshot)
  if (held) return held
  const reading = readHaircut(snapshot, getPools(snapshot.asOf.chainId))
  known.set(snapshot, reading)
  reading.catch(() => known.delete(snapshot))
  return reading
}

async function readHaircut(
  snapshot: MarketSnapshot,
  reader: PoolReader | undefined,
): Promise<MarketHaircut> {
  const collaterals = listCollaterals(snapshot)
  const offers: Offer[] = []
  for (let begin = 0; begin < MOST_COLLATERALS; begin += READ_AT_ONCE) {
    const next = collaterals.slice(begin, begin + READ_AT_ONCE)
    const debts = await Promise.all(
      next.map((each) => findDebt(each, { reader, asOf: snapshot.asOf })),
    )
    next.forEach(({ collateral, held }, i) => {
      offers.push({ collateral, held, found: debts[i] ?? null })
    })
  }
  const rest = collaterals.slice(MOST_COLLATERALS)
  return toMarketHaircut(
    [...offers, ...rest.map(({ collateral, held }) => ({ collateral, held, found: null }))],
    reader?.places,
  )
}

/** Everything that secures a debt, the largest value first, those without a price last. */
function listCollaterals(snapshot: MarketSnapshot): DepthSides[] {
  const population = snapshot.getPopulation()
  const sides = sumSides(population)
  const { id, assets } = snapshot.getMarket()
  const held = new Map(
    population.assets.map(({ address, price }, index) => {
      const tokens = sides.held[index] ?? 0
      return [address.toLowerCase(), { tokens, value: tokens * price }] as const
    }),
  )
  const get = (address: string) => held.get(address.toLowerCase()) ?? { tokens: 0, value: 0 }
  return assets
    .filter(({ address }) => get(address).tokens > 0)
    .toSorted((a, b) => get(b.address).value - get(a.address).value)
    .map(({ address }) =>
      getDepthSides({ population, sides, assets, query: { market: id, collateral: address } }),
    )
}
