import type { StressQuery } from '@/components/stress/stress-query'
import { toStressHref } from '@/components/stress/stress-query'
import { runStress } from '@/lib/risk/scenarios/run-stress'
import { type StressView, toStressView } from '@/lib/risk/scenarios/stress-view'
import { toScenarioInput } from '@/lib/risk/scenarios/to-scenario-input'
import type { StressMarket } from './read-stress-market'

/** A market as large as this is played once here; the three ways to sell are left to the browser. */
const COMPARED_UP_TO = 20_000
const KEPT = 64

const kept = new Map<string, StressView>()

/** Plays what a URL asks for. The same question about the same block is answered from memory. */
export function playStress(
  { scenario, model, market }: StressQuery & { market: string },
  { population, asOf, known }: StressMarket,
): StressView {
  const key = `${asOf?.blockHash ?? ''} ${toStressHref({ market, scenario, model })}`
  const before = kept.get(key)
  if (before) return before
  const compares = population.length <= COMPARED_UP_TO
  const input = toScenarioInput(population, known)
  const view = toStressView(runStress({ scenario, model, compares }, input))
  kept.set(key, view)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return view
}
