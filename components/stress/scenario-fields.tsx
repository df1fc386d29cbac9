import { allReplays } from '@/lib/risk/scenarios/all-replays'
import { countSteps, findReplay, getWorstStep } from '@/lib/risk/scenarios/get-replay-prices'
import {
  type CandlePrice,
  PARAMETER_DEFAULTS,
  type Parameter,
  type Scenario,
  type Selection,
} from '@/lib/risk/scenarios/scenario'
import type { CurrentTerms, Offered } from './get-text'
import { CANDLE_NAMES, getScenarioText, PARAMETER_NAMES } from './scenario-words'
import { ChoiceField, NumberField, RangeField } from './stress-fields'
import { toChange, toShare } from './to-text'

export type Option = { value: string; label: string }

type Props = {
  scenario: Scenario
  /** Lower-case addresses; the first is what is taken where none is chosen. */
  assets: readonly Option[]
  feeds: readonly Option[]
  current: Offered['current']
  onChange: (scenario: Scenario) => void
}

const RATES = [0.1, 0.25, 0.5, 1, 2, 3]
const HOURS = { min: 0, max: 8_760, step: 1 }

/** What a kind of scenario asks for. */
export function ScenarioFields({ scenario, assets, feeds, current, onChange }: Props) {
  return (
    <>
      {'asset' in scenario ? (
        <ChoiceField
          name="asset"
          label="Asset"
          value={scenario.asset ?? assets[0]?.value ?? ''}
          options={assets}
          onChange={(asset) => onChange({ ...scenario, asset })}
        />
      ) : null}
      {scenario.kind === 'feed' ? (
        <ChoiceField
          name="feed"
          label="Feed"
          value={scenario.feed ?? feeds[0]?.value ?? ''}
          options={feeds}
          onChange={(feed) => onChange({ ...scenario, feed })}
        />
      ) : null}
      {'change' in scenario ? (
        <RangeField
          name="change"
          label={scenario.kind === 'depeg' ? 'Outside price' : 'Price'}
          value={scenario.change}
          text={toChange(scenario.change)}
          bounds={getBounds(scenario.kind)}
          unit="%"
          onChange={(change) => onChange({ ...scenario, change })}
        />
      ) : null}
      <OtherFields
        {...{ scenario, onChange }}
        current={
          'asset' in scenario ? current[scenario.asset ?? assets[0]?.value ?? ''] : undefined
        }
      />
    </>
  )
}

function OtherFields({
  scenario,
  current,
  onChange,
}: Pick<Props, 'scenario' | 'onChange'> & { current: CurrentTerms | undefined }) {
  switch (scenario.kind) {
    case 'stale-oracle':
      return (
        <NumberField
          name="hours"
          label="Hours of standing still"
          value={scenario.hours}
          bounds={HOURS}
          onChange={(hours) => onChange({ ...scenario, hours: Math.round(hours ?? 0) })}
        />
      )
    case 'max-rates':
      return (
        <>
          <ChoiceField
            name="rate"
            label="Yearly rate"
            value={String(scenario.rate)}
            options={RATES.map((rate) => ({ value: String(rate), label: toShare(rate) }))}
            onChange={(rate) => onChange({ ...scenario, rate: Number(rate) })}
          />
          <NumberField
            name="hours"
            label="Hours"
            value={scenario.hours}
            bounds={HOURS}
            onChange={(hours) => onChange({ ...scenario, hours: Math.round(hours ?? 0) })}
          />
        </>
      )
    case 'largest':
      return (
        <>
          <NumberField
            name="count"
            label="How many"
            value={scenario.count}
            bounds={{ min: 1, max: 100_000, step: 1 }}
            onChange={(count) => onChange({ ...scenario, count: Math.round(count ?? 1) })}
          />
          <ChoiceField
            name="accounts"
            label="Played are"
            value={scenario.accounts}
            options={[
              { value: 'only', label: 'only these' },
              { value: 'without', label: 'all but these' },
            ]}
            onChange={(accounts) => onChange({ ...scenario, accounts: accounts as Selection })}
          />
        </>
      )
    case 'parameter':
      return <ParameterFields {...{ scenario, current, onChange }} />
    case 'replay':
      return <ReplayFields {...{ scenario, onChange }} />
    default:
      return null
  }
}

type Of<K extends Scenario['kind']> = {
  scenario: Extract<Scenario, { kind: K }>
  onChange: (scenario: Scenario) => void
}

const PARAMETERS = Object.entries(PARAMETER_NAMES).map(([value, label]) => ({ value, label }))

function ParameterFields({
  scenario,
  current,
  onChange,
}: Of<'parameter'> & { current: CurrentTerms | undefined }) {
  const { parameter } = scenario
  const value = scenario.value ?? PARAMETER_DEFAULTS[parameter]
  return (
    <>
      <ChoiceField
        name="parameter"
        label="Parameter"
        value={parameter}
        options={PARAMETERS}
        onChange={(next) => onChange({ ...scenario, parameter: next as Parameter, value: null })}
      />
      {parameter === 'cap' ? null : (
        <RangeField
          name="value"
          label={getLabel(parameter, current)}
          value={value}
          text={toShare(value)}
          bounds={{ min: 0, max: 1, step: 0.005 }}
          unit="%"
          onChange={(next) => onChange({ ...scenario, value: next })}
        />
      )}
    </>
  )
}

function getLabel(parameter: Parameter, current: CurrentTerms | undefined): string {
  if (!current || (parameter !== 'threshold' && parameter !== 'bonus')) return 'Set to'
  return `Set to, now ${toShare(current[parameter])}`
}

const REPLAYS = allReplays.map(({ id, title }) => ({ value: id, label: title }))
const CANDLES = Object.entries(CANDLE_NAMES).map(([value, label]) => ({ value, label }))

function ReplayFields({ scenario, onChange }: Of<'replay'>) {
  const replay = findReplay(scenario.replay)
  if (!replay) return null
  const step = scenario.step ?? getWorstStep(replay)
  return (
    <>
      <ChoiceField
        name="replay"
        label="Which"
        value={scenario.replay}
        options={REPLAYS}
        onChange={(id) => onChange({ ...scenario, replay: id, step: null })}
      />
      <ChoiceField
        name="at"
        label={`Of each ${replay.resolution}, its`}
        value={scenario.at}
        options={CANDLES}
        onChange={(at) => onChange({ ...scenario, at: at as CandlePrice })}
      />
      <RangeField
        name="step"
        label="Up to"
        value={Math.min(step, countSteps(replay))}
        text={getScenarioText({ ...scenario, step }, { symbol: '', feed: '' }).replace(
          /^As in | \(.*$/g,
          '',
        )}
        bounds={{ min: 1, max: countSteps(replay), step: 1 }}
        unit=""
        onChange={(next) => onChange({ ...scenario, step: Math.round(next) })}
      />
    </>
  )
}

function getBounds(kind: Scenario['kind']): { min: number; max: number; step: number } {
  if (kind === 'stablecoin') return { min: -0.3, max: 0.3, step: 0.005 }
  if (kind === 'depeg') return { min: -0.5, max: 0.1, step: 0.005 }
  return { min: -0.95, max: 1, step: 0.01 }
}
