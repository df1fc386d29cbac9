import type { Scenario, ScenarioKind } from '@/lib/risk/scenarios/scenario'
import { SCENARIO_DEFAULTS, SCENARIO_KINDS } from '@/lib/risk/scenarios/scenario-params'
import type { PolicyName, StressModel } from '@/lib/risk/scenarios/stress-model'
import type { Offered } from './get-text'
import { POLICY_NAMES } from './policy-words'
import { type Option, ScenarioFields } from './scenario-fields'
import { SCENARIO_NAMES } from './scenario-words'
import { ChoiceField, NumberField, RangeField } from './stress-fields'
import type { StressQuery } from './stress-query'
import { toShare } from './to-text'

export type StressFormProps = {
  query: StressQuery
  markets: readonly Option[]
  assets: readonly Option[]
  feeds: readonly Option[]
  /** Dollar tokens first, staked ones first: what a kind of scenario is about where none is chosen. */
  preferred: Readonly<Partial<Record<ScenarioKind, string>>>
  current: Offered['current']
  onScenario: (scenario: Scenario) => void
  onModel: (model: StressModel) => void
  onMarket: (id: string) => void
}

const DEPTHS = [0.1, 0.25, 0.5, 1, 2, 4, 10]
const POLICIES = Object.entries(POLICY_NAMES).map(([value, label]) => ({ value, label }))
const KINDS = SCENARIO_KINDS.map((value) => ({ value, label: SCENARIO_NAMES[value] }))

/** What happens, and how the sale goes. A form whose fields become the URL: it works without scripts. */
export function StressForm(props: StressFormProps) {
  const { query, markets, onScenario, onModel, onMarket } = props
  const { scenario, model } = query
  const first = props.preferred[scenario.kind]
  const assets = first
    ? [...props.assets].sort((a, b) => Number(b.value === first) - Number(a.value === first))
    : props.assets
  return (
    <form action="/stress" aria-label="What is played" className="px-4 pt-3.5 pb-3">
      <fieldset>
        <legend className="mb-1 font-bold">What happens</legend>
        <div className="grid sm:grid-cols-2 items-end gap-x-4 gap-y-2 lg:grid-cols-4">
          <ChoiceField
            name="scenario"
            label="Scenario"
            value={scenario.kind}
            options={KINDS}
            onChange={(kind) => onScenario(SCENARIO_DEFAULTS[kind as ScenarioKind])}
          />
          <ChoiceField
            name="market"
            label="Market"
            value={query.market ?? markets[0]?.value ?? ''}
            options={markets}
            onChange={onMarket}
          />
          <ScenarioFields
            {...{ scenario, assets, onChange: onScenario }}
            feeds={props.feeds}
            current={props.current}
          />
        </div>
      </fieldset>
      <fieldset className="mt-3 border-rule border-t pt-2">
        <legend className="float-left mb-1 w-full font-bold">
          How it is sold, and who sees it
        </legend>
        <div className="clear-both grid sm:grid-cols-2 items-end gap-x-4 gap-y-2 lg:grid-cols-3">
          <ChoiceField
            name="policy"
            label="Way to sell"
            value={model.policy}
            options={POLICIES}
            onChange={(policy) => onModel({ ...model, policy: policy as PolicyName })}
          />
          <ChoiceField
            name="depth"
            label="Depth of the pools"
            value={String(model.depth)}
            options={DEPTHS.map((depth) => ({
              value: String(depth),
              label: depth === 1 ? 'as it is' : `${depth} times as deep`,
            }))}
            onChange={(depth) => onModel({ ...model, depth: Number(depth) })}
          />
          <RangeField
            name="share"
            label="Pools’ weight in the oracle"
            value={model.share}
            text={toShare(model.share)}
            bounds={{ min: 0, max: 1, step: 0.05 }}
            unit="%"
            onChange={(share) => onModel({ ...model, share })}
          />
          <RangeField
            name="lag"
            label="Oracle late by"
            value={model.lag}
            text={`${model.lag}\u00a0min`}
            bounds={{ min: 1, max: 60, step: 1 }}
            unit=""
            onChange={(lag) => onModel({ ...model, lag: Math.round(lag) })}
          />
          <RangeField
            name="refill"
            label="New buyers come back, an hour"
            value={model.refill}
            text={toShare(model.refill)}
            bounds={{ min: 0, max: 1, step: 0.05 }}
            unit="%"
            onChange={(refill) => onModel({ ...model, refill })}
          />
          <NumberField
            name="assumed"
            label="If no pool is known: $ sold that lower it 2 %"
            value={model.assumed}
            bounds={{ min: 1, max: 1e12, step: 1 }}
            hint="none supposed"
            onChange={(assumed) => onModel({ ...model, assumed })}
          />
        </div>
      </fieldset>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <button
          type="submit"
          className="h-9 rounded-r border border-accent bg-accent px-3 font-bold text-accent-ink hover:opacity-90"
        >
          Play at the newest block
        </button>
        <span className="needs-script text-muted text-t1">
          Each change is played here at once; the address keeps all of it.
        </span>
      </div>
    </form>
  )
}
