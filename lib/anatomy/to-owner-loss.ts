import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { LiquidationAnatomy, Sides } from '@/lib/api/schema/liquidation-anatomy'
import { isMissing, type Known } from './liquidation-reading'
import { usdDecimals } from './value-in-usd'

type OwnerLoss = NonNullable<LiquidationAnatomy['ownerLoss']>

/**
 * What the account lost: the collateral that went, beyond the debt that went with it, what nobody paid of that
 * (bad debt, written off) included. Negative where more debt went than collateral.
 */
export function toOwnerLoss(
  {
    bonusUsd,
    protocolFeeUsd,
    badDebtUsd,
  }: Pick<Liquidation, 'bonusUsd' | 'protocolFeeUsd' | 'badDebtUsd'>,
  sides: Known<Sides>,
): Known<OwnerLoss> {
  if (bonusUsd === null || protocolFeeUsd === null)
    return { reason: 'a price at that block is not known' }
  const parse = (text: string) => parseDecimalString(text, usdDecimals)
  // Where nothing is written off (Aave before v3.3) the debt stays the owner's.
  const usd = parse(bonusUsd) + parse(protocolFeeUsd) - parse(badDebtUsd ?? '0')
  const had = isMissing(sides) ? null : sides.before.collateralUsd
  return {
    usd: toDecimalString(usd, usdDecimals),
    shareOfCollateral:
      had === null || parse(had) === 0n
        ? null
        : toDecimalString((usd * 1_000_000n) / parse(had), 6),
  }
}
