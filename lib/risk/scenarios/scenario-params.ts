import { allReplays } from './all-replays'
import type { Scenario, ScenarioKind } from './scenario'

/** What stands behind `?` about the scenario. Others' keys are left alone. */
export type ScenarioParams = Readonly<Record<string, string | undefined>>

/** What of the URL can't be used: where it stands and what it must be. */
export type ScenarioProblem = { key: string; given: string; message: string }

export type ParsedScenario =
  | { scenario: Scenario; problems: readonly [] }
  | { scenario: null; problems: readonly ScenarioProblem[] }

/** Keys that a scenario may have, `scenario` itself first. */
export const SCENARIO_KEYS = [
  'scenario',
  'asset',
  'feed',
  'change',
  'hours',
  'rate',
  'count',
  'accounts',
  'parameter',
  'value',
  'replay',
  'step',
  'at',
] as const

type Key = (typeof SCENARIO_KEYS)[number]

/** What each kind asks for, and what is taken where the URL says nothing. */
export const SCENARIO_DEFAULTS: { readonly [K in ScenarioKind]: Extract<Scenario, { kind: K }> } = {
  price: { kind: 'price', asset: null, change: -0.2 },
  correlated: { kind: 'correlated', asset: null, change: -0.2 },
  depeg: { kind: 'depeg', asset: null, change: -0.1 },
  stablecoin: { kind: 'stablecoin', asset: null, change: -0.05 },
  feed: { kind: 'feed', feed: null, change: -0.2 },
  'stale-oracle': { kind: 'stale-oracle', asset: null, change: -0.2, hours: 6 },
  'max-rates': { kind: 'max-rates', rate: 1, hours: 720 },
  'bank-run': { kind: 'bank-run', asset: null, change: -0.2 },
  largest: { kind: 'largest', asset: null, change: -0.2, count: 10, accounts: 'only' },
  parameter: { kind: 'parameter', asset: null, parameter: 'threshold', value: null },
  replay: { kind: 'replay', replay: allReplays[0]?.id ?? '', step: null, at: 'low' },
}

/** In the order in which they are offered. */
export const SCENARIO_KINDS = Object.keys(SCENARIO_DEFAULTS) as readonly ScenarioKind[]

const ADDRESS = /^0x[0-9a-f]{40}$/
const NUMBER = /^-?\d{1,6}(\.\d{1,9})?$/

type Rule = { message: string; read(text: string): string | number | null }

const oneOf = (words: readonly string[]): Rule => ({
  message: `must be one of ${words.join(', ')}`,
  read: (text) => (words.includes(text) ? text : null),
})
const between = (low: number, high: number, message: string): Rule => ({
  message,
  read(text) {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN
    return value >= low && value <= high ? value : null
  },
})
const wholeBetween = (low: number, high: number): Rule => ({
  message: `must be a whole number from ${low} to ${high}`,
  read(text) {
    const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
    return value >= low && value <= high ? value : null
  },
})
const address: Rule = {
  message: 'must be an address',
  read: (text) => (ADDRESS.test(text.toLowerCase()) ? text.toLowerCase() : null),
}

const rules: Readonly<Record<Exclude<Key, 'scenario'>, Rule>> = {
  asset: address,
  feed: address,
  change: between(-0.99, 10, 'must be a number from -0.99 to 10, such as -0.2 for a fall by 20 %'),
  hours: wholeBetween(0, 8760),
  rate: between(0, 100, 'must be a yearly rate from 0 to 100, such as 0.5 for 50 %'),
  count: wholeBetween(1, 100_000),
  accounts: oneOf(['only', 'without']),
  parameter: oneOf(['threshold', 'bonus', 'close-factor', 'cap']),
  value: between(0, 1, 'must be a number from 0 to 1, such as 0.8 for 80 %'),
  replay: oneOf(allReplays.map(({ id }) => id)),
  step: wholeBetween(1, 1_000),
  at: oneOf(['close', 'low', 'high']),
}

/**
 * Reads a scenario from the URL. What is not said is the kind's own default; what the kind does not know is left
 * alone. A value that can't be used is a problem, never replaced.
 */
export function parseScenario(params: ScenarioParams): ParsedScenario {
  const kind = params.scenario || 'price'
  if (!isKind(kind)) {
    const message = `must be one of ${SCENARIO_KINDS.join(', ')}`
    return { scenario: null, problems: [{ key: 'scenario', given: kind, message }] }
  }
  const problems: ScenarioProblem[] = []
  const scenario: Record<string, unknown> = { ...SCENARIO_DEFAULTS[kind] }
  for (const key of getKeys(kind)) {
    const text = params[key]?.trim()
    if (!text) continue
    const { read, message } = rules[key]
    const value = read(text)
    if (value === null) problems.push({ key, given: text, message })
    else scenario[key] = value
  }
  if (problems.length > 0) return { scenario: null, problems }
  return { scenario: scenario as Scenario, problems: [] }
}

/** The same scenario as the URL says it; what is as by default is left out. */
export function toScenarioParams(scenario: Scenario): Record<string, string> {
  const defaults: Readonly<Record<string, unknown>> = SCENARIO_DEFAULTS[scenario.kind]
  const params: Record<string, string> =
    scenario.kind === 'price' ? {} : { scenario: scenario.kind }
  const given: Readonly<Record<string, unknown>> = scenario
  for (const key of getKeys(scenario.kind)) {
    const value = given[key]
    if (value !== defaults[key] && value !== null) params[key] = toText(value)
  }
  return params
}

/** The keys that a kind of scenario knows, in the order in which they are asked for. */
export function getKeys(kind: ScenarioKind): Exclude<Key, 'scenario'>[] {
  return SCENARIO_KEYS.filter(
    (key): key is Exclude<Key, 'scenario'> =>
      key !== 'scenario' && Object.hasOwn(SCENARIO_DEFAULTS[kind], key),
  )
}

function isKind(text: string): text is ScenarioKind {
  return Object.hasOwn(SCENARIO_DEFAULTS, text)
}

/** Never `1e-7`. */
function toText(value: unknown): string {
  return typeof value === 'number' ? Number(value.toFixed(9)).toString() : String(value)
}
