import type { ReactNode } from 'react'
import { formatSymbol } from '@/lib/format'
import type { PlayedStress, StressView } from '@/lib/risk/scenarios/stress-view'
import { CsvLink } from '../ui/csv-link'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'
import { AssetsTable } from './assets-table'
import { Assumptions } from './assumptions'
import { describeCount, HitTable } from './hit-table'
import { ImpactTable } from './impact-table'
import { PoliciesTable } from './policies-table'
import { PricePath } from './price-path'
import { ReplayTable } from './replay-table'
import { getRoundsCsv } from './rounds-csv'
import { RoundsTable } from './rounds-table'
import { getNoteText, IMPOSSIBLE } from './scenario-words'
import type { StressQuery } from './stress-query'
import { getStressTitle } from './stress-title'
import { count, toUsd } from './to-text'

export type StressTerms = Readonly<
  Record<'amplification' | 'badDebt' | 'cascade' | 'slippage', ReactNode>
>

/** What came of it: the sentence, the price's path, both counts, who is hit, three ways to sell. */
export function StressResult({
  query,
  text,
  view,
  status,
  footer,
  footerAside,
  terms,
}: {
  query: StressQuery
  /** What is supposed, in words. */
  text: string
  view: StressView
  status: ReactNode
  footer: ReactNode
  footerAside: ReactNode
  terms: StressTerms
}) {
  const title = <span aria-live="polite">{getStressTitle(text, view)}</span>
  if (view.kind === 'impossible')
    return (
      <Panel title={title} aside={status} footer={footer} label="Result">
        <EmptyState title="This can’t be played in this market">
          {IMPOSSIBLE[view.reason]}
        </EmptyState>
      </Panel>
    )
  return (
    <>
      <Panel
        title={title}
        aside={status}
        footer={footer}
        footerAside={<Downloads view={view}>{footerAside}</Downloads>}
        label="Result"
      >
        <Unknown view={view} />
        <div className="grid gap-x-4 lg:grid-cols-[3fr_2fr]">
          <Path view={view} />
          <ImpactTable view={view} term={terms.amplification} />
        </div>
        <Notes view={view} />
        <Assumptions query={query} isOracleBlind={view.isOracleBlind} terms={terms} />
        <details className="border-rule border-t">
          <summary className="px-4 py-2 text-muted text-t1">Round by round, as a table</summary>
          <RoundsTable view={view} />
        </details>
        {view.assets.length > 0 ? (
          <details className="border-rule border-t">
            <summary className="px-4 py-2 text-muted text-t1">Asset by asset</summary>
            <AssetsTable view={view} />
          </details>
        ) : null}
      </Panel>
      {query.scenario.kind === 'replay' ? <ReplayTable scenario={query.scenario} /> : null}
      {view.compared.length > 0 ? (
        <Panel
          title={getPoliciesTitle(view)}
          label="Three ways to sell, the same shock"
          footer={footer}
        >
          <PoliciesTable view={view} />
        </Panel>
      ) : null}
      {view.hit.length > 0 ? (
        <Panel title={getHitTitle(view)} aside={describeCount(view)} footer={footer}>
          <HitTable view={view} />
        </Panel>
      ) : null}
    </>
  )
}

/** `children`: the same from the API, where it has it. */
function Downloads({ view, children }: { view: PlayedStress; children: ReactNode }) {
  return (
    <>
      {children}
      {children ? ' · ' : null}
      <CsvLink name="stress-round-by-round" columns={getRoundsCsv(view)} rows={view.rounds} />
    </>
  )
}

function Unknown({ view }: { view: PlayedStress }) {
  const symbols = [...new Set(view.unknownVenues.map((symbol) => formatSymbol(symbol)))]
  if (symbols.length === 0) return null
  return (
    <div className="px-4 pb-3">
      <Notice kind="watch">
        Not known: how deep the market for {symbols.join(', ')} is. No pool of{' '}
        {symbols.length === 1 ? 'it' : 'them'} is known here, so what is sold is counted as if it
        moved no price. Suppose a depth above to see what a thin market would do.
      </Notice>
    </div>
  )
}

function Path({ view }: { view: PlayedStress }) {
  const { followed } = view
  if (!followed)
    return (
      <EmptyState title="No price moves and nothing is sold">There is no path to draw.</EmptyState>
    )
  return (
    <div className="min-w-0">
      <h3 className="px-4 text-muted text-t1">
        <bdi>{formatSymbol(followed.symbol)}</bdi>, dollars, from the shock on
      </h3>
      <PricePath view={view} />
      <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pb-2 text-muted text-t1">
        <Key colour="var(--s1)">oracle’s price</Key>
        {followed.venue === 'pool' ? (
          <Key colour="var(--s3)" dashes="8 6">
            pools’ price
          </Key>
        ) : null}
        <Key colour="var(--s5)" dashes="2 4">
          the shock alone
        </Key>
      </ul>
    </div>
  )
}

function Key({
  colour,
  dashes,
  children,
}: {
  colour: string
  dashes?: string
  children: ReactNode
}) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width="22" height="4" aria-hidden="true" className="shrink-0">
        <path
          d="M0 2h22"
          stroke={colour}
          strokeWidth="2.5"
          {...(dashes && { strokeDasharray: dashes })}
        />
      </svg>
      {children}
    </li>
  )
}

function Notes({ view }: { view: PlayedStress }) {
  const texts = [
    ...view.notes.map(getNoteText),
    ...(view.already > 0
      ? [
          `${count(view.already, 'loan')} ${view.already === 1 ? 'is' : 'are'} below the line today, before anything happens; ${view.already === 1 ? 'it is' : 'they are'} counted here too.`,
        ]
      : []),
    ...(view.totals.leftAccounts > 0
      ? [
          `${count(view.totals.leftAccounts, 'loan')} of ${toUsd(view.totals.leftDebt)} ${view.totals.leftAccounts === 1 ? 'stays' : 'stay'} below the line at the end: nobody could sell ${view.totals.leftAccounts === 1 ? 'it' : 'them'}, or it did not pay.`,
        ]
      : []),
    ...(view.isUnfinished ? ['Stopped after two hours: sales were still going on.'] : []),
  ]
  if (texts.length === 0) return null
  return (
    <ul className="grid max-w-[90ch] gap-1 px-4 py-2">
      {texts.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

function getPoliciesTitle({ compared }: PlayedStress): string {
  const [atOnce, auction, chunks] = compared.map(({ totals }) => toUsd(totals.badDebt))
  return `Bad debt: ${atOnce} sold at once, ${auction} by auction, ${chunks} in chunks`
}

function getHitTitle({ totals }: PlayedStress): string {
  const loss = totals.seized - totals.returned - totals.repaid
  return `${count(totals.accounts, 'borrower')} ${totals.accounts === 1 ? 'loses' : 'lose'} ${toUsd(loss)}: what is taken beyond what is repaid and given back`
}
