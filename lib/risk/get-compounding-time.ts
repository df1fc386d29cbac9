import { LONGEST_TIME, type TimeToLiquidation } from './time-to-liquidation'
import { WAD, type Wad } from './units'

/**
 * Whole seconds until a debt that compounds all the time passes its limit: `ln(limit ÷ owed) ÷ rate`.
 * `limit` and `owed` in one unit, `ratePerSecond` in wad. Doubles: the last seconds may differ from the chain's,
 * whose rate moves anyway. A market compounds only when it is touched, so this errs towards danger.
 */
export function getCompoundingTime({
  limit,
  owed,
  ratePerSecond,
}: {
  limit: bigint
  owed: bigint
  ratePerSecond: Wad
}): TimeToLiquidation {
  if (owed > limit) return { kind: 'reached' }
  if (owed === 0n || ratePerSecond <= 0n) return { kind: 'never' }
  const growth = Math.log1p(Number(limit - owed + 1n) / Number(owed))
  const seconds = Math.ceil((growth * Number(WAD)) / Number(ratePerSecond))
  return seconds > LONGEST_TIME ? { kind: 'never' } : { kind: 'seconds', seconds }
}
