import { toAavePopulation } from '@/lib/protocols/aave-v3/view/to-population'
import { getShockedPrices } from '@/lib/risk/cascade/get-shocked-prices'
import { createLedger } from '@/lib/risk/cascade/ledger'
import type { Population } from '@/lib/risk/cascade/population'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import type { SaleVenue } from '@/lib/risk/cascade/sale-venue'
import { sumSides } from '@/lib/risk/cascade/sum-sides'
import type { BenchRow } from '../bench-row'
import { makeBenchMarket } from './make-accounts'
import { measure } from './measure'

const ACCOUNTS = 100_000
const ROUNDS = 20
/** A pool's one side as a share of all that is held of its token: thin enough for every round to have work. */
const POOL_SHARE = 0.15

/** Half of 40 assets falls by a quarter, every sale moves its pool, every oracle follows. */
export function benchCascade(): BenchRow[] {
  const { state, accounts } = makeBenchMarket(ACCOUNTS)
  const market = { id: 'bench', name: 'Bench', chainId: 1 }
  const toPopulation = () => toAavePopulation({ market, state, accounts, getFeed: () => null })
  const populationMs = measure(toPopulation, { runs: 3, warmUp: 1 })
  const population = toPopulation()
  const falling = population.assets.filter((_, index) => index % 2 === 0)
  const prices = getShockedPrices(population, {
    falls: falling.map(({ address }) => ({ asset: address, fall: 0.25 })),
  })
  const venues = makeVenues(population)
  const run = () => runCascade({ population, shock: { prices }, venues, maxRounds: ROUNDS })
  const result = run()
  const cascadeMs = measure(run, { runs: 3, warmUp: 1 })
  const ledger = createLedger(population)
  const pathMs = measure(() => {
    ledger.liquidateAll(prices)
    ledger.reset()
  })
  const { rounds, totals } = result
  return [
    {
      name: `cascade over 100,000 accounts × 5 legs, ${rounds.length} rounds, ${totals.liquidations} liquidations, both with and without impact`,
      value: cascadeMs,
      unit: 'ms',
      target: '≤ 1,000',
    },
    { name: 'the same shock once, without impact', value: pathMs, unit: 'ms' },
    { name: '100,000 accounts to number columns', value: populationMs, unit: 'ms' },
  ]
}

function makeVenues(population: Population): SaleVenue[] {
  const { held } = sumSides(population)
  const quote = { address: '0x00000000000000000000000000000000000000ff', symbol: 'USD', price: 1 }
  return population.assets.map(({ price }, asset) => {
    const tokens = (held[asset] as number) * POOL_SHARE
    const liquidity = tokens * Math.sqrt(price)
    return {
      kind: 'ladder',
      quote: { ...quote, address: quote.address as `0x${string}` },
      fee: 0.003,
      prices: [price * 0.997, 0],
      liquidity: [liquidity],
    }
  })
}
