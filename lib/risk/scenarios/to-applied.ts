import type { AppliedScenario, ScenarioInput, ScenarioRun } from './scenario-run'

/** What is not said otherwise is as it is today. */
export function toApplied(input: ScenarioInput, run: Partial<ScenarioRun>): AppliedScenario {
  const { population } = input
  const prices = run.prices ?? Float64Array.from(population.assets, ({ price }) => price)
  return {
    kind: 'applied',
    run: {
      population,
      prices,
      outsidePrices: prices,
      venues: population.assets.map((_, index) => input.venues[index] ?? null),
      isOracleBlind: false,
      subject: null,
      notes: [],
      ...run,
    },
  }
}
