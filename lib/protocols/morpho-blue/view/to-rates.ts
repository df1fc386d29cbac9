import { toDecimalString } from '@/lib/api/decimal'
import { mulDivFloor } from '@/lib/risk/math'
import type { AccruedMorphoState } from '@/lib/risk/morpho-blue/state'
import { SECONDS_PER_YEAR } from '@/lib/risk/time-to-liquidation'
import { WAD } from '@/lib/risk/units'

/** Yearly rates without compounding, and what is lent of what there is, as ratios. */
export function toRates(state: AccruedMorphoState): {
  borrowRate: string
  supplyRate: string
  utilisation: string
} {
  const { borrowRate, totalBorrowAssets, totalSupplyAssets, fee } = state
  const yearly = borrowRate * BigInt(SECONDS_PER_YEAR)
  const used =
    totalSupplyAssets === 0n ? 0n : mulDivFloor(totalBorrowAssets, WAD, totalSupplyAssets)
  const supplied = mulDivFloor(mulDivFloor(yearly, used, WAD), WAD - fee, WAD)
  return {
    borrowRate: toDecimalString(yearly, 18),
    supplyRate: toDecimalString(supplied, 18),
    utilisation: toDecimalString(used / 10n ** 12n, 6),
  }
}
