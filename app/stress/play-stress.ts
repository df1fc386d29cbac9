import type { StressQuery } from '@/components/stress/stress-query'
import { toStressHref } from '@/components/stress/stress-query'
import { NewestMap } from '@/lib/newest-map'
import type { Population } from '@/lib/risk/cascade/population'
import { getRowValues } from '@/lib/risk/scenarios/get-row-values'
import { runStress } from '@/lib/risk/scenarios/run-stress'
import { pickLargest, selectRows } from '@/lib/risk/scenarios/select-rows'
import { type StressView, toStressView } from '@/lib/risk/scenarios/stress-view'
import { toScenarioInput } from '@/lib/risk/scenarios/to-scenario-input'
import type { StressMarket } from './read-stress-market'

/** More borrowers than these are left to the reader's own machine: a page must not hold the server up. */
const PLAYED_HERE = 10_000
const KEPT = 64

const kept = new NewestMap<string, StressView>(KEPT)
const bounded = new WeakMap<Population, Population>()

/**
 * Plays what a URL asks for, of a large market with its largest borrowers alone, and says so. The same question
 * about the same block is answered from memory.
 */
export function playStress(
  { scenario, model, market }: StressQuery & { market: string },
  { population, asOf, known }: StressMarket,
): StressView {
  const key = `${asOf?.blockHash ?? ''} ${toStressHref({ market, scenario, model })}`
  const before = kept.get(key)
  if (before) return before
  const played = toBounded(population)
  const input = toScenarioInput(played, known)
  const view = toStressView(runStress({ scenario, model, compares: true }, input))
  const told = played === population ? view : withNote(view, { played, population })
  kept.set(key, told)
  return told
}

function toBounded(population: Population): Population {
  if (population.length <= PLAYED_HERE) return population
  const before = bounded.get(population)
  if (before) return before
  const today = population.assets.map(({ price }) => price)
  const { debt } = getRowValues(population, today)
  const rows = pickLargest(debt, { count: PLAYED_HERE, accounts: 'only' })
  const selected = selectRows(population, rows)
  bounded.set(population, selected)
  return selected
}

function withNote(
  view: StressView,
  { played, population }: { played: Population; population: Population },
): StressView {
  if (view.kind === 'impossible') return view
  const note = { kind: 'bounded', accounts: played.length, of: population.length } as const
  return { ...view, isBounded: true, notes: [...view.notes, note] }
}
