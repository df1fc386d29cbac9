import type { Population, PopulationRules } from '../cascade/population'
import { PARAMETER_DEFAULTS, type Parameter } from './scenario'
import type { ScenarioNote } from './scenario-run'

type Changed = { population: Population; notes: ScenarioNote[] }

/**
 * The market with one parameter changed, for accounts outside of any eMode where eModes have their own.
 *
 * @param asked.assets indexes that the asset has (one a market)
 */
export function applyParameter(
  population: Population,
  asked: { assets: readonly number[]; parameter: Parameter; value: number | null },
): Changed {
  const change = { ...asked, value: asked.value ?? PARAMETER_DEFAULTS[asked.parameter] }
  if (change.parameter === 'cap') return { population, notes: [{ kind: 'cap' }] }
  if (change.parameter === 'close-factor') return applyCloseFactor(population, change)
  return applyTerm(population, { ...change, parameter: change.parameter })
}

function applyTerm(
  population: Population,
  {
    assets,
    parameter,
    value,
  }: { assets: readonly number[]; parameter: 'threshold' | 'bonus'; value: number },
): Changed {
  const notes: ScenarioNote[] = []
  const terms = population.terms.map((term) => {
    if (!assets.includes(term.asset)) return term
    if (term.eMode !== 0) {
      if (notes.length === 0) notes.push({ kind: 'e-modes-keep' })
      return term
    }
    return parameter === 'threshold' ? { ...term, weight: value } : { ...term, bonus: 1 + value }
  })
  return { population: { ...population, terms }, notes }
}

/** Aave's is half; the other protocols sell whole positions anyway. Above a half: all at once. */
function applyCloseFactor(population: Population, { value }: { value: number }): Changed {
  const hasAave = population.markets.some(({ rules }) => rules.kind === 'aave-v3')
  if (!hasAave || value <= 0.5) return { population, notes: [{ kind: 'no-such-parameter' }] }
  const markets = population.markets.map((market) => ({
    ...market,
    rules: toWholeCloseFactor(market.rules),
  }))
  return { population: { ...population, markets }, notes: [] }
}

function toWholeCloseFactor(rules: PopulationRules): PopulationRules {
  if (rules.kind !== 'aave-v3') return rules
  return { ...rules, liquidation: 'v3.3', minCloseFactorValue: Number.POSITIVE_INFINITY }
}
