import { toHref } from '../page-query/to-href'
import type { Offered } from './get-text'
import type { StressQuery } from './stress-query'

/** Most minutes that the API's oracle may be late. */
const MOST_LAG = 20

/** Where a program gets the same run from the API; null where it has no such scenario. */
export function toJsonHref(
  { market, scenario, model }: StressQuery,
  { preferred }: Pick<Offered, 'preferred'>,
): string | null {
  const isAsked = scenario.kind === 'price' || scenario.kind === 'stablecoin'
  const isPlain = model.depth === 1 && model.assumed === null && model.lag <= MOST_LAG
  if (!isAsked || !isPlain || scenario.change > 0.99) return null
  return toHref('/api/v1/risk/cascade', {
    market,
    asset: scenario.asset ?? preferred[scenario.kind],
    shock: -scenario.change,
    share: model.share,
    lag: model.lag,
    policy: model.policy,
    refill: model.refill,
    rounds: 120,
  })
}
