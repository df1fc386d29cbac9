import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { Market } from '@/lib/api/schema/market'
import { formatCount, formatPercent } from '@/lib/format'

const DECIMALS = 36

/** The share of the debt that the listed holders owe together (ratio). */
export function getTopShare(largest: Market['largest']): string {
  const sum = largest.reduce(
    (total, holder) => total + parseDecimalString(holder.shareOfDebt, DECIMALS),
    0n,
  )
  return toDecimalString(sum, DECIMALS)
}

/** "The ten largest owe 41.2 % of the debt". */
export function getConcentrationTitle(largest: Market['largest']): string {
  if (largest.length === 0) return 'Nobody owes anything'
  const who =
    largest.length === 1
      ? 'The largest owes'
      : `The ${largest.length === 10 ? 'ten' : formatCount(largest.length)} largest owe`
  return `${who} ${formatPercent(getTopShare(largest), 1)} of the debt`
}
