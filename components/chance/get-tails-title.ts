import type { MarketTailsJson } from '@/lib/api/schema/chance'
import { formatUsdCompact } from '@/lib/format'

/** The panel's sentence: the worst day of a hundred. */
export function getTailsTitle(tails: MarketTailsJson): string {
  if (tails.kind === 'unknown') return 'What a bad day would bring is not known'
  const worst = tails.levels.at(-1)
  if (!worst) return 'What a bad day would bring is not known'
  if (Number(worst.collateral.usd) === 0) return 'On 99 of 100 days nothing is liquidated'
  const bad =
    Number(worst.badDebt.usd) > 0 ? `, ${formatUsdCompact(worst.badDebt.usd)} stays unpaid` : ''
  return `One day in a hundred liquidates more than ${formatUsdCompact(worst.collateral.usd)}${bad}`
}
