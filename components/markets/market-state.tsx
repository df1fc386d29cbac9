import type { Market } from '@/lib/api/schema/market'
import { formatCount, formatPercent } from '@/lib/format'
import { Chip } from '../ui/risk-chip'
import { SourceMark } from '../ui/source-mark'

type State = Pick<Market, 'phase' | 'progress' | 'source' | 'coverage'>

/** What can be relied on, in words: whether it follows the head, and how much of the debt it knows. */
export function getCoverageSentence({ phase, progress, coverage }: State): string {
  if (phase === 'down') return 'Nothing could be read yet.'
  if (coverage === null) {
    return phase === 'discovering'
      ? `Borrowers are being found: ${formatPercent(String(progress), 0, 'down')} searched.`
      : 'How much of the debt is followed is not known.'
  }
  const share = formatPercent(coverage, 1, 'down')
  if (phase === 'discovering') {
    return `${share} of the debt is followed so far; ${formatPercent(String(progress), 0, 'down')} of the history searched.`
  }
  return Number(coverage) >= 0.9995
    ? 'All of the debt is followed.'
    : `${share} of the debt is followed; the rest belongs to accounts that are not found.`
}

/** The same with how many borrowers are known, how many have no price, and why it does not follow the head. */
export function getMarketSentence(market: Market): string {
  const { asOf, borrowers, unpricedAccounts, source } = market
  const parts = [
    asOf ? `${formatCount(borrowers)} ${borrowers === 1 ? 'borrower' : 'borrowers'}.` : '',
    getCoverageSentence(market),
    unpricedAccounts > 0
      ? `${formatCount(unpricedAccounts)} left out of the totals: a price is missing.`
      : '',
    source.reason ?? '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** One market's state as a mark with a word. */
export function MarketState({ market }: { market: State }) {
  if (market.source.status !== 'fresh') return <SourceMark source={market.source} />
  if (market.phase === 'discovering') {
    return (
      <Chip className="bg-watch-wash text-watch">
        <span aria-hidden="true">◔</span>
        finding borrowers, {formatPercent(String(market.progress), 0, 'down')}
      </Chip>
    )
  }
  return (
    <Chip className="bg-afloat-wash text-afloat">
      <span aria-hidden="true">●</span>
      live
    </Chip>
  )
}
