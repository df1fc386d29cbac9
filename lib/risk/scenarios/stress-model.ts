import type { SalePolicy } from '../cascade/cascade'
import type { ScenarioParams, ScenarioProblem } from './scenario-params'

export type PolicyName = SalePolicy['kind']

/** How the forced sale is played, whatever the scenario. */
export type StressModel = {
  /** Of the pool's price in the oracle's: 0, an outside market holds it; 1, the pool is the market. */
  share: number
  /** Rounds of a minute by which the oracle is late, 1 or more. */
  lag: number
  policy: PolicyName
  /** Of what was sold into a pool, the share that new buyers make good in an hour. */
  refill: number
  /** Factor of the depth that the pools have. */
  depth: number
  /** Dollars that lower the price by 2 %, supposed where no pool is known; null: sold without impact there. */
  assumed: number | null
}

export const MODEL_DEFAULTS: StressModel = {
  share: 0.5,
  lag: 1,
  policy: 'own',
  refill: 0.5,
  depth: 1,
  assumed: null,
}

export const MODEL_KEYS = ['share', 'lag', 'policy', 'refill', 'depth', 'assumed'] as const

const POLICIES: readonly string[] = ['own', 'fixed-spread', 'dutch-auction', 'chunks']

type Key = (typeof MODEL_KEYS)[number]

const rules: Readonly<Record<Key, { message: string; read(text: string): unknown }>> = {
  share: {
    message: 'must be a number from 0 to 1, such as 0.5 for half',
    read: (text) => readNumber(text, 0, 1),
  },
  lag: {
    message: 'must be a whole number from 1 to 60',
    read: (text) => (/^\d+$/.test(text) ? readNumber(text, 1, 60) : null),
  },
  policy: {
    message: `must be one of ${POLICIES.join(', ')}`,
    read: (text) => (POLICIES.includes(text) ? text : null),
  },
  refill: {
    message: 'must be a number from 0 to 1, such as 0.5 for half',
    read: (text) => readNumber(text, 0, 1),
  },
  depth: {
    message: 'must be a factor from 0.01 to 100',
    read: (text) => readNumber(text, 0.01, 100),
  },
  assumed: {
    message: 'must be dollars from 1 to 1000000000000',
    read: (text) => readNumber(text, 1, 1e12),
  },
}

/** Reads how the sale is played from the URL; what is not said is as by default. */
export function parseModel(
  params: ScenarioParams,
):
  | { model: StressModel; problems: readonly [] }
  | { model: null; problems: readonly ScenarioProblem[] } {
  const problems: ScenarioProblem[] = []
  const model: Record<string, unknown> = { ...MODEL_DEFAULTS }
  for (const key of MODEL_KEYS) {
    const text = params[key]?.trim()
    if (!text) continue
    const value = rules[key].read(text)
    if (value === null) problems.push({ key, given: text, message: rules[key].message })
    else model[key] = value
  }
  if (problems.length > 0) return { model: null, problems }
  return { model: model as StressModel, problems: [] }
}

/** The same as the URL says it, without what is as by default. */
export function toModelParams(model: StressModel): Record<string, string> {
  const params: Record<string, string> = {}
  for (const key of MODEL_KEYS) {
    const value = model[key]
    if (value !== null && value !== MODEL_DEFAULTS[key]) params[key] = String(value)
  }
  return params
}

function readNumber(text: string, low: number, high: number): number | null {
  const value = /^\d{1,13}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  return value >= low && value <= high ? value : null
}
