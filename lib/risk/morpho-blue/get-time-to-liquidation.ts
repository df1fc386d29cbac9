import { getCompoundingTime } from '../get-compounding-time'
import type { TimeToLiquidation } from '../time-to-liquidation'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets, getMaxBorrow } from './get-max-borrow'
import type { AccruedMorphoState, MorphoAccount } from './state'

/**
 * Seconds until interest at the present rate alone makes a position liquidatable. The contract stops after three
 * terms of the exponential between two accruals: in a market that nobody touches it takes slightly longer.
 */
export function getMorphoTimeToLiquidation(
  state: AccruedMorphoState,
  account: MorphoAccount,
): TimeToLiquidation {
  const { kind } = getMorphoHealth(state, account)
  if (kind === 'no-debt') return { kind: 'never' }
  const limit = getMaxBorrow(state, account.collateral)
  if (limit === null) return { kind: 'unknown' }
  const owed = getBorrowedAssets(state, account.borrowShares)
  return getCompoundingTime({ limit, owed, ratePerSecond: state.borrowRate })
}
