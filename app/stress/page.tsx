import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Term } from '@/components/glossary/term'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import type { SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { StressBoard } from '@/components/stress/stress-board.client'
import { isUntidy, parseStressQuery, toStressHref } from '@/components/stress/stress-query'
import { AsOfLine } from '@/components/ui/as-of-line'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { getEngine } from '@/lib/engine/get-engine'
import { readBoard } from './read-board'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<SearchParams> }

const DESCRIPTION =
  'What a fall in price would sell by force, and what that sale would do to the price: cascades, pegs that break, oracles that fail, replays of what happened.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parseStressQuery(await searchParams)
  const board = query && (await readBoard(getSearch(toStressHref(query))))
  return {
    title: 'Stress test',
    description: board?.kind === 'played' ? `${board.market.name}. ${board.title}.` : DESCRIPTION,
  }
}

export default async function StressPage({ searchParams }: Props) {
  const params = await searchParams
  const { query, problems, ignored } = parseStressQuery(params)
  if (query && isUntidy(params, query)) redirect(toStressHref(query))
  const way = (
    <Link href="/stress" className="link">
      Show a fall of the largest collateral by 20 %
    </Link>
  )
  return (
    <>
      <PageHead
        title="Stress test"
        sub={
          <>
            What a fall would sell by force, and what that sale would do to the price: a{' '}
            <Term id="cascade">cascade</Term>
          </>
        }
      />
      <IgnoredNotice keys={ignored} />
      {query ? (
        <Board search={getSearch(toStressHref(query))} way={way} />
      ) : (
        <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
      )}
    </>
  )
}

async function Board({ search, way }: { search: string; way: ReactNode }) {
  const board = await readBoard(search)
  if (board.kind === 'problem')
    return <ReadProblemPanel problem={board.problem}>{way}</ReadProblemPanel>
  if (board.kind === 'unread')
    return (
      <Panel label="Stress test">
        <LiveRefresh asOf={{}} />
        <EmptyState title="No block of the market could be read yet">
          <p>The simulation can be played once its borrowers are known.</p>
          <p className="mt-2">{way}</p>
        </EmptyState>
      </Panel>
    )
  const { query, market, read, offered, view } = board
  return (
    <StressBoard
      key={toStressHref(query)}
      {...offered}
      {...{ query, view }}
      markets={getEngine()
        .readMarkets()
        .filter(({ asOf }) => asOf !== null)
        .map(({ id, name }) => ({ value: id, label: name }))}
      known={read.known}
      populationUrl={`/api/v1/risk/population?market=${encodeURIComponent(market.id)}`}
      footer={<AsOfLine name={market.name} asOf={read.asOf} source={read.source} />}
      terms={{
        amplification: <Term id="amplification">Amplification</Term>,
        badDebt: <Term id="bad-debt">bad debt</Term>,
        cascade: <Term id="cascade">cascade</Term>,
        slippage: <Term id="slippage">slippage</Term>,
      }}
    />
  )
}

const getSearch = (href: string): string => href.split('?')[1] ?? ''
