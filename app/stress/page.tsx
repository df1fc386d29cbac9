import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Term } from '@/components/glossary/term'
import type { SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { StressBoard } from '@/components/stress/stress-board.client'
import { isUntidy, parseStressQuery, toStressHref } from '@/components/stress/stress-query'
import { toAssetOptions, toFeedOptions, toPreferred } from '@/components/stress/to-options'
import { AsOfLine } from '@/components/ui/as-of-line'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import type { Market } from '@/lib/api/schema/market'
import { getEngine } from '@/lib/engine/get-engine'
import { playStress } from './play-stress'
import { readStressMarket } from './read-stress-market'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Stress test',
  description:
    'What a fall in price would sell by force, and what that sale would do to the price: cascades, pegs that break, oracles that fail, replays of what happened.',
}

type Props = { searchParams: Promise<SearchParams> }

export default async function StressPage({ searchParams }: Props) {
  const params = await searchParams
  const { query, problems, ignored } = parseStressQuery(params)
  const engine = getEngine()
  const markets = engine.readMarkets().filter(({ asOf }) => asOf !== null)
  const id = query?.market ?? getLargest(markets)
  const read = query && id ? readOrProblem(() => engine.readMarket(id)) : null
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
      {!query ? (
        <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
      ) : read?.problem ? (
        <ReadProblemPanel problem={read.problem}>{way}</ReadProblemPanel>
      ) : read?.data?.asOf ? (
        <Board market={read.data} markets={markets} query={query} />
      ) : (
        <Unread />
      )}
    </>
  )
}

async function Board({
  market,
  markets,
  query,
}: {
  market: Market
  markets: readonly Market[]
  query: NonNullable<ReturnType<typeof parseStressQuery>['query']>
}) {
  const read = await readStressMarket(getEngine(), market)
  if (read === null) return <Unread />
  const { population, known } = read
  const asked = { ...query, market: market.id }
  return (
    <StressBoard
      key={toStressHref(asked)}
      query={asked}
      markets={markets.map(({ id, name }) => ({ value: id, label: name }))}
      assets={toAssetOptions(population)}
      feeds={toFeedOptions(known.feeds, population)}
      preferred={toPreferred(population)}
      known={known}
      view={playStress(asked, read)}
      populationUrl={`/api/v1/risk/population?market=${encodeURIComponent(market.id)}`}
      footer={<AsOfLine name={market.name} asOf={read.asOf} source={read.source} />}
      terms={{
        badDebt: <Term id="bad-debt">bad debt</Term>,
        cascade: <Term id="cascade">cascade</Term>,
        slippage: <Term id="slippage">slippage</Term>,
      }}
    />
  )
}

function Unread() {
  return (
    <Panel label="Stress test">
      <EmptyState title="No block of the market could be read yet">
        The simulation can be played once its borrowers are known.
      </EmptyState>
    </Panel>
  )
}

/** The market that owes most. */
function getLargest(markets: readonly Market[]): string | null {
  const debt = (market: Market) => Number(market.totals?.debtUsd ?? 0)
  return [...markets].sort((a, b) => debt(b) - debt(a))[0]?.id ?? null
}
