'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { formatBlockNumber } from '@/lib/format'
import type { StressView } from '@/lib/risk/scenarios/stress-view'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'
import { Panel } from '../ui/panel'
import { getText, type Offered } from './get-text'
import type { Option } from './scenario-fields'
import { StressForm } from './stress-form'
import { type StressQuery, toStressHref } from './stress-query'
import { StressResult, type StressTerms } from './stress-result'
import { toJsonHref } from './to-json-href'
import { type StressState, useStress } from './use-stress.client'

export type StressBoardProps = Offered & {
  query: StressQuery
  markets: readonly Option[]
  known: MarketKnowledge
  /** As the server played it. */
  view: StressView
  populationUrl: string
  /** Block and age of the server's own result. */
  footer: ReactNode
  terms: StressTerms
}

/**
 * The whole simulation. The server draws it first, with the result of what the URL asks for; each change after that
 * is played in the browser, against the accounts of the newest block.
 */
export function StressBoard(props: StressBoardProps) {
  const { markets, assets, feeds, preferred, current, known, populationUrl } = props
  const { push } = useRouter()
  const [query, setQuery] = useState(props.query)
  const { state, view } = useStress(query, {
    query: props.query,
    populationUrl,
    known,
    isBounded: props.view.kind === 'played' && props.view.isBounded,
  })
  const shown = view ?? props.view
  const text = getText(query, props)
  const jsonHref = toJsonHref(query, props)
  return (
    <div className="grid gap-4">
      <Panel label="What is played">
        <StressForm
          {...{ query, markets, assets, feeds, preferred, current }}
          onScenario={(scenario) => {
            const asked = { ...query, scenario }
            // How prices moved together is measured by the server, when somebody asks.
            if (scenario.kind === 'correlated' && known.betas === null) push(toStressHref(asked))
            else setQuery(asked)
          }}
          onModel={(model) => setQuery({ ...query, model })}
          onMarket={(market) =>
            push(toStressHref({ ...query, market, scenario: withoutAsset(query.scenario) }))
          }
        />
      </Panel>
      <StressResult
        {...{ query, text }}
        view={shown}
        status={<Status state={state} />}
        footer={
          state.kind === 'served' || view === null ? props.footer : <PlayedFooter state={state} />
        }
        footerAside={
          jsonHref === null ? null : (
            <a className="link" href={jsonHref}>
              JSON
            </a>
          )
        }
        terms={props.terms}
      />
    </div>
  )
}

function Status({ state }: { state: StressState }) {
  if (state.kind === 'playing')
    return (
      <span className="flex items-center gap-2">
        <progress className="h-2 w-24 accent-[var(--accent)]" aria-label="Playing" />
        {state.rounds === 0 ? 'reading accounts' : `${state.rounds} rounds played`}
      </span>
    )
  if (state.kind === 'failed')
    return (
      <span className="text-under">
        Not played: {state.message || 'something went wrong'} What stands here is from before; press
        “Play at the newest block”.
      </span>
    )
  return null
}

function PlayedFooter({ state }: { state: StressState }) {
  if (state.kind !== 'played') return <span>played in this browser</span>
  return (
    <span>
      {state.blockNumber === null
        ? 'played in this browser'
        : `block ${formatBlockNumber(state.blockNumber)} · played in this browser`}
    </span>
  )
}

/** Another market has other tokens. */
function withoutAsset(scenario: StressQuery['scenario']): StressQuery['scenario'] {
  if ('asset' in scenario) return { ...scenario, asset: null }
  return scenario.kind === 'feed' ? { ...scenario, feed: null } : scenario
}
