import type { ScenarioKind } from '@/lib/risk/scenarios/scenario'
import type { Option } from './scenario-fields'
import { getScenarioText } from './scenario-words'
import type { StressQuery } from './stress-query'

/** What there is to choose in a market. */
export type Offered = {
  /** Lower-case addresses and symbols, the largest collateral first. */
  assets: readonly Option[]
  feeds: readonly Option[]
  /** Of each kind of scenario, the asset that it is about where none is chosen. */
  preferred: Readonly<Partial<Record<ScenarioKind, string>>>
  /** Each asset's parameters of now, outside of eModes, by lower-case address. */
  current: Readonly<Record<string, CurrentTerms>>
}

/** Threshold as a ratio, bonus without principal. */
export type CurrentTerms = { threshold: number; bonus: number }

/** What is supposed, in words, with the names of what is chosen, or of what is taken where nothing is. */
export function getText(
  { scenario }: StressQuery,
  { assets, feeds, preferred }: Pick<Offered, 'assets' | 'feeds' | 'preferred'>,
): string {
  const asset = 'asset' in scenario ? (scenario.asset ?? preferred[scenario.kind]) : null
  const feed = 'feed' in scenario ? scenario.feed : null
  const find = (options: readonly Option[], value: string | null | undefined) =>
    (options.find((option) => option.value === value) ?? options[0])?.label ?? 'it'
  return getScenarioText(scenario, {
    symbol: find(assets, asset),
    // An option of a feed goes on with what hangs on it.
    feed: find(feeds, feed).replace(/: .*$/, ''),
  })
}
