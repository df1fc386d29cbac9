import {
  countSteps,
  findReplay,
  findSeries,
  getReplayFactor,
  getWorstStep,
} from './get-replay-prices'
import type { Scenario } from './scenario'
import type { AppliedScenario, ScenarioInput, ScenarioNote } from './scenario-run'
import { toApplied } from './to-applied'

/** The market as if prices moved from today's as they did then, up to a step of the replay. */
export function applyReplay(
  { replay: id, step, at }: Extract<Scenario, { kind: 'replay' }>,
  input: ScenarioInput,
): AppliedScenario {
  const replay = findReplay(id)
  if (!replay) return { kind: 'impossible', reason: 'no-such-asset' }
  const reached = step === null ? getWorstStep(replay) : Math.min(step, countSteps(replay))
  const { assets } = input.population
  const found = new Set<string>()
  const prices = Float64Array.from(assets, ({ symbol, price }) => {
    const series = findSeries(replay, symbol)
    if (!series) return price
    found.add(series.name)
    return price * getReplayFactor(series, { step: reached, at })
  })
  const names = replay.series.filter(({ name }) => !found.has(name)).map(({ name }) => name)
  const notes: ScenarioNote[] = names.length > 0 ? [{ kind: 'not-here', names }] : []
  return toApplied(input, { prices, notes })
}
