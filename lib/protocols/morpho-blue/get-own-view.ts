import { WAD } from '@/lib/risk/units'
import type { LensVerdict } from './lens/read-lens-accounts'
import type { OwnView } from './view/to-position'

const VIRTUAL_SHARES = 10n ** 6n
const PRICE_SCALE = 10n ** 36n

/**
 * What Morpho itself says of a position: its `maxBorrow ÷ borrowed` from the totals that it accrued itself, and
 * whether its `liquidate` calls the position healthy. Worked out anew, apart from `lib/risk`. `null` where it says
 * nothing: no debt, no price, a market that can't accrue.
 */
export function getOwnView(verdict: LensVerdict): OwnView | null {
  const { totalBorrowAssets, totalBorrowShares, borrowShares, collateral, price, lltv } = verdict
  if (verdict.verdict === 'unknown' || borrowShares === 0n || price === 0n) return null
  const shares = totalBorrowShares + VIRTUAL_SHARES
  const borrowed = (borrowShares * (totalBorrowAssets + 1n) + shares - 1n) / shares
  const maxBorrow = (((collateral * price) / PRICE_SCALE) * lltv) / WAD
  return {
    healthFactor: (maxBorrow * WAD) / borrowed,
    isLiquidatable: verdict.verdict === 'liquidatable',
  }
}
