import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount, formatPercent, formatUsdCompact } from '@/lib/format'
import { toPeriodText } from './to-period-href'

type Answer = MarketLiquidations

const nouns = {
  'fixed-spread': ['liquidation', 'liquidations'],
  absorption: ['absorption', 'absorptions'],
  auction: ['purchase', 'purchases'],
} as const

/** "41 liquidations", by the market's own word. */
export function countSales(mechanism: Answer['mechanism'], count: number): string {
  const [one, many] = nouns[mechanism]
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

const blocks = (count: number) => `${formatCount(count)} ${count === 1 ? 'block' : 'blocks'}`

/** How fast they came, in one sentence: "Half of the liquidations came within 2 blocks; 95 % within 31." */
export function getLatenessTitle(
  answer: Pick<Answer, 'mechanism' | 'period' | 'count' | 'lateness' | 'auctions'>,
): string {
  const { mechanism, period, count, lateness, auctions } = answer
  if (auctions) return getPaceTitle(auctions, period)
  if (count === 0) return `No ${nouns[mechanism][0]} ${toPeriodText(period)}`
  const { known = 0, notKnown = 0, medianBlocks = null, p95Blocks = null } = lateness ?? {}
  if (medianBlocks === null || p95Blocks === null)
    return `${countSales(mechanism, count)} ${toPeriodText(period)}; how late is not known`
  if (known === 1)
    return `The one whose delay is known came ${medianBlocks === 0 ? 'in the first possible block' : `${blocks(medianBlocks)} late`}`
  const many = nouns[mechanism][1]
  // Of so few, or with so many unknown beside them, a sentence about all would say too much.
  const isPart = notKnown * 10 > known + notKnown
  const what = isPart ? `${formatCount(known)} ${many} whose delay is known` : many
  const isFew = known < 20
  if (p95Blocks === 0)
    return `${isFew ? (isPart ? 'All' : 'All of the') : '95 % of the'} ${what} came in the first possible block`
  const half =
    medianBlocks === 0
      ? `Half of the ${what} came in the first possible block`
      : `Half of the ${what} came within ${blocks(medianBlocks)}`
  if (medianBlocks === p95Blocks) return `${half}, and so did ${isFew ? 'all others' : '95 %'}`
  const last = isFew ? 'the last' : '95 %'
  return `${half}; ${last} within ${medianBlocks === 0 ? blocks(p95Blocks) : formatCount(p95Blocks)}`
}

function getPaceTitle(
  { taken, medianBlocks, p95Blocks }: NonNullable<Answer['auctions']>,
  period: Answer['period'],
): string {
  if (taken === 0) return `Nobody bought from an auction ${toPeriodText(period)}`
  if (medianBlocks === null || p95Blocks === null)
    return `${formatCount(taken)} auctions bought from ${toPeriodText(period)}; how soon is not known`
  if (taken === 1) return `The one auction was first bought from after ${blocks(medianBlocks)}`
  return `Half of the auctions were first bought from within ${blocks(medianBlocks)}; ${taken < 20 ? 'the last' : '95 %'} within ${formatCount(p95Blocks)}`
}

/** What was taken for what was paid, and what was lost. */
export function getValueTitle({ value, count, period, mechanism }: Answer): string {
  if (count === 0) return `Nothing was sold ${toPeriodText(period)}`
  const { seizedToRepaid, repaidUsd, badDebtUsd } = value
  const lost = getLossText(value)
  if (seizedToRepaid !== null)
    return `For each $1 repaid $${Number(seizedToRepaid).toFixed(3)} of collateral was taken; ${lost}`
  if (repaidUsd === null && (badDebtUsd === null || Number(badDebtUsd) === 0))
    return 'What they brought is not known'
  const paid = repaidUsd === null ? 'What was paid is not known' : formatUsdCompact(repaidUsd)
  if (repaidUsd === null) return `${paid}; ${lost}`
  return `${mechanism === 'auction' ? 'Buyers' : 'Liquidators'} paid ${paid}; ${lost}`
}

function getLossText({ badDebtUsd, badDebtNotKnown }: Answer['value']): string {
  if (badDebtUsd === null) return 'what was lost is not known'
  if (Number(badDebtUsd) === 0)
    return badDebtNotKnown === 0 ? 'no debt was lost' : 'no loss is known of'
  const least = badDebtNotKnown === 0 ? '' : 'at least '
  return `${least}${formatUsdCompact(badDebtUsd)} of debt was lost`
}

/** How loans were left. */
export function getOverTitle(over: NonNullable<Answer['overLiquidation']>): string {
  const { known, over: above, share } = over
  if (known === 0 || share === null) return 'How the loans were left is not known'
  if (above === 0) return 'No loan is known to have been left safer than it had to be'
  if (known === 1)
    return 'The one loan whose health after is known was left safer than it had to be'
  const isPart = over.notKnown * 10 > known + over.notKnown
  const of = `${formatCount(above)} of ${formatCount(known)} loans${isPart ? ' whose health after is known' : ''}`
  return `${of} (${formatPercent(share, 0)}) were left safer than they had to be`
}

/** Who takes it: how few they are. */
export function getLiquidatorsTitle({ liquidators, mechanism, count }: Answer): string {
  const { total, topShare } = liquidators
  if (count === 0) return 'Nobody took anything'
  const [one, many] =
    mechanism === 'auction'
      ? ['buyer', 'buyers']
      : mechanism === 'absorption'
        ? ['caller', 'callers']
        : ['liquidator', 'liquidators']
  if (total === 1) return `One ${one} took all of it`
  const who = `${formatCount(total)} ${many}`
  if (topShare === null) return `${who}; their shares are not known`
  return `${who}; the largest took ${formatPercent(topShare, 0)}`
}

/** What waits: how many, how much. */
export function getWaitingTitle({ waiting }: Pick<Answer, 'waiting'>): string {
  const { total, debtUsd } = waiting
  if (total === 0) return 'No loan is past its line: nothing waits to be taken'
  const what = total === 1 ? 'One loan is' : `${formatCount(total)} loans are`
  const owed = debtUsd === null ? '' : `, owing ${formatUsdCompact(debtUsd)}`
  return `${what} past the line and nobody has taken ${total === 1 ? 'it' : 'them'}${owed}`
}
