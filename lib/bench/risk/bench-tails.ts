import { toAavePopulation } from '@/lib/protocols/aave-v3/view/to-population'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { createMatrix } from '@/lib/risk/chance/matrix'
import { TailSimulation } from '@/lib/risk/chance/tail-simulation'
import type { BenchRow } from '../bench-row'
import { measure } from './measure'

const PATHS = 1_000

/**
 * 1,000 days of a market, 24 looks each, on one core: a third of the assets hardly move, the others by 40 to 76 % a
 * year, correlated by 0.7. About one account in a hundred is liquidated on a path.
 */
export function benchTails(market: {
  state: AaveMarketState
  accounts: readonly AaveAccount[]
}): BenchRow[] {
  const population = toAavePopulation({
    market: { id: 'bench', name: 'Bench', chainId: 1 },
    getFeed: () => null,
    ...market,
  })
  const getVolatility = (asset: number) =>
    asset % 3 === 0 ? 0.01 : 0.4 + ((asset * 7) % 10) * 0.04
  const covariance = createMatrix(population.assets.length, (row, column) => {
    const isCalm = row % 3 === 0 || column % 3 === 0
    const correlation = row === column ? 1 : isCalm ? 0 : 0.7
    return getVolatility(row) * getVolatility(column) * correlation
  })
  const play = () => {
    const options = { covariance, unknown: new Set<number>(), paths: PATHS, seed: 7 }
    const simulation = new TailSimulation(population, options)
    simulation.play(PATHS)
  }
  return [
    {
      name: `a day of ${market.accounts.length.toLocaleString('en-US')} accounts × 5 legs on 1,000 paths of prices`,
      value: measure(play, { runs: 3, warmUp: 1 }) / 1_000,
      unit: 's',
      target: '≤ 3',
    },
  ]
}
