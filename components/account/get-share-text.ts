import type { Account, Position } from '@/lib/api/schema/position'
import { formatAddress, formatBlockNumber, formatHealthFactor, formatUsd } from '@/lib/format'
import { getHeadline, toSentence } from './get-headline'
import { getTotals } from './get-totals'
import { sortByNearness } from './sort-by-nearness'

function getState({ health }: Position): string {
  if (health.kind === 'no-debt') return 'No debt'
  if (health.kind === 'unpriced') return 'Price missing'
  const text = `Health ${formatHealthFactor(health.healthFactor)}`
  return health.liquidatable ? `${text}, under water` : text
}

/** What a shared link says of an account: its state in the title; sentence, totals, market and block beneath. */
export function getShareText(account: Account): { title: string; description: string } {
  const name = account.ensName ?? formatAddress(account.address)
  const sentence = toSentence(getHeadline(account))
  const [nearest] = sortByNearness(account.positions)
  if (!nearest) return { title: name, description: sentence }
  const { collateralUsd, debtUsd } = getTotals(account.positions)
  const totals =
    collateralUsd === null || debtUsd === null
      ? ''
      : ` ${formatUsd(collateralUsd)} held, ${formatUsd(debtUsd)} owed.`
  return {
    title: `${getState(nearest)} · ${name}`,
    description: `${sentence}${totals} ${nearest.marketName}, block ${formatBlockNumber(nearest.asOf.blockNumber)}.`,
  }
}
