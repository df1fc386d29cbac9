import { getCompoundingTime } from '../get-compounding-time'
import { divCeil } from '../math'
import type { TimeToLiquidation } from '../time-to-liquidation'
import { getCometHealth } from './get-health'
import { getCometBorrowBalance } from './present-value'
import type { CometAccount, CometMarketState } from './state'
import { sumCometAccount } from './sum-account'

/**
 * Seconds until interest at the present rate alone makes an account liquidatable: what is owed grows with the borrow
 * index, collateral earns nothing. The index compounds with every accrual, which a used Comet has all the time.
 */
export function getCometTimeToLiquidation(
  state: CometMarketState,
  account: CometAccount,
): TimeToLiquidation {
  const { kind } = getCometHealth(state, account)
  if (kind === 'no-debt') return { kind: 'never' }
  if (kind === 'unpriced' || state.basePrice === null) return { kind: 'unknown' }
  const { weighted } = sumCometAccount(state, account)
  // The most base units whose value, floored, the collateral still covers.
  const limit = divCeil((weighted + 1n) * state.baseScale, state.basePrice) - 1n
  const owed = getCometBorrowBalance(state, account.principal)
  return getCompoundingTime({ limit, owed, ratePerSecond: state.borrowRate })
}
