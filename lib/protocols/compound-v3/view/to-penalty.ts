import { toDecimalString } from '@/lib/api/decimal'
import type { CometAsset } from '@/lib/risk/compound-v3/state'
import { WAD } from '@/lib/risk/units'

/**
 * What an absorption costs the account, as the API counts a bonus: 1 and the share of the value that is not credited,
 * 1.07 where the liquidation factor is 0.93.
 */
export function toPenaltyFactor({
  liquidationFactor,
}: Pick<CometAsset, 'liquidationFactor'>): string {
  return toDecimalString(2n * WAD - liquidationFactor, 18)
}
