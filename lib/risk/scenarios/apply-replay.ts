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
  const prices = Float64Array.from(assets, ({ symbol, price }) => {
    const series = findSeries(replay, symbol)
    return series ? price * getReplayFactor(series, { step: reached, at }) : price
  })
  const pairs = replay.series.map((series) => ({
    name: series.name,
    symbols: assets
      .map(({ symbol }) => symbol)
      .filter((each) => findSeries(replay, each) === series),
  }))
  const found = pairs.filter(({ symbols }) => symbols.length > 0)
  const missing = pairs.filter(({ symbols }) => symbols.length === 0).map(({ name }) => name)
  const notes: ScenarioNote[] = [
    ...(found.length > 0 ? [{ kind: 'stands-for', pairs: found } as const] : []),
    ...(missing.length > 0 ? [{ kind: 'not-here', names: missing } as const] : []),
  ]
  return toApplied(input, { prices, notes })
}
