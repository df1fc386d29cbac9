import type { Scenario } from '@/lib/risk/scenarios/scenario'
import {
  getKeys,
  parseScenario,
  SCENARIO_KEYS,
  type ScenarioProblem,
  toScenarioParams,
} from '@/lib/risk/scenarios/scenario-params'
import {
  MODEL_KEYS,
  parseModel,
  type StressModel,
  toModelParams,
} from '@/lib/risk/scenarios/stress-model'
import { toHref } from '../page-query/to-href'

/** All that a link to this page holds. */
export type StressQuery = { market: string | null; scenario: Scenario; model: StressModel }

export type ParsedStress = {
  query: StressQuery | null
  problems: readonly ScenarioProblem[]
  /** Keys that this page does not know. */
  ignored: readonly string[]
}

type Params = Readonly<Record<string, string | string[] | undefined>>

const KNOWN: readonly string[] = ['market', ...SCENARIO_KEYS, ...MODEL_KEYS]

/** Reads what stands behind `?`. Never throws. */
export function parseStressQuery(params: Params): ParsedStress {
  const ignored = Object.keys(params).filter((key) => !KNOWN.includes(key))
  const known: Record<string, string> = {}
  const problems: ScenarioProblem[] = []
  for (const key of KNOWN) {
    const value = params[key]
    if (Array.isArray(value))
      problems.push({ key, given: value.join(', '), message: 'must be given once' })
    else if (value) known[key] = value
  }
  const { scenario, problems: ofScenario } = parseScenario(known)
  const { model, problems: ofModel } = parseModel(known)
  const all = [...problems, ...ofScenario, ...ofModel]
  if (!scenario || !model || all.length > 0) return { query: null, problems: all, ignored }
  return { query: { market: known.market ?? null, scenario, model }, problems: [], ignored }
}

/** The address of this page with all of it. */
export function toStressHref({ market, scenario, model }: StressQuery): string {
  return toHref('/stress', { market, ...toScenarioParams(scenario), ...toModelParams(model) })
}

/** Whether a URL holds empty fields, or fields of another kind of scenario, as a form leaves them. */
export function isUntidy(params: Params, { scenario }: StressQuery): boolean {
  const keys: readonly string[] = ['market', 'scenario', ...getKeys(scenario.kind), ...MODEL_KEYS]
  return Object.entries(params).some(
    ([key, value]) => value === '' || (KNOWN.includes(key) && !keys.includes(key)),
  )
}
