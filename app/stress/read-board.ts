import { cache } from 'react'
import { type ReadProblem, readOrProblem } from '@/components/page-query/read-or-problem'
import { getText, type Offered } from '@/components/stress/get-text'
import { parseStressQuery, type StressQuery } from '@/components/stress/stress-query'
import { getStressTitle } from '@/components/stress/stress-title'
import {
  toAssetOptions,
  toCurrentTerms,
  toFeedOptions,
  toPreferred,
} from '@/components/stress/to-options'
import type { Market } from '@/lib/api/schema/market'
import { getEngine } from '@/lib/engine/get-engine'
import type { StressView } from '@/lib/risk/scenarios/stress-view'
import { playStress } from './play-stress'
import { readStressMarket, type StressMarket } from './read-stress-market'

export type Board =
  | { kind: 'problem'; problem: ReadProblem }
  /** No block of the market could be read yet. */
  | { kind: 'unread' }
  | {
      kind: 'played'
      query: StressQuery & { market: string }
      market: Market
      read: StressMarket
      offered: Offered
      view: StressView
      title: string
    }

/**
 * All that the page shows of an address, read and played once for its head and its body.
 * @param search what stands behind `?`; one that can be used
 */
export const readBoard = cache(async (search: string): Promise<Board> => {
  const { query } = parseStressQuery(Object.fromEntries(new URLSearchParams(search)))
  const id = query?.market ?? getLargest(getEngine().readMarkets())
  if (!query || !id) return { kind: 'unread' }
  const { data: market, problem } = readOrProblem(() => getEngine().readMarket(id))
  if (problem) return { kind: 'problem', problem }
  const read = await readStressMarket(getEngine(), {
    market,
    withBetas: query.scenario.kind === 'correlated',
  })
  if (!read) return { kind: 'unread' }
  const asked = { ...query, market: market.id }
  const view = playStress(asked, read)
  const { population, known } = read
  const offered = {
    assets: toAssetOptions(population),
    feeds: toFeedOptions(known.feeds, population),
    preferred: toPreferred(population),
    current: toCurrentTerms(population),
  }
  const title = getStressTitle(getText(asked, offered), view)
  return { kind: 'played', query: asked, market, read, offered, view, title }
})

/** The market that owes most, of those that were read. */
function getLargest(markets: readonly Market[]): string | null {
  const debt = (market: Market) => Number(market.totals?.debtUsd ?? 0)
  const known = markets.filter(({ asOf }) => asOf !== null)
  return known.sort((a, b) => debt(b) - debt(a))[0]?.id ?? null
}
