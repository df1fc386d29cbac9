import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { mulDivCeil } from '../math'
import { WAD } from '../units'
import { moveBase } from './apply-action'
import { isCometBorrowCollateralized } from './is-liquidatable'
import { getCometBorrowBalance, toPresentValue } from './present-value'
import type { CometAccount, CometMarketState } from './state'
import { getCollateralValue, getCometAsset, sumCometAccount, weigh } from './sum-account'

/**
 * The most base units that a `withdraw` passes with at an accrued state, what is lent included; collateral, the least
 * debt and the Comet's own balance considered. `null` where a price is missing. One unit more reverts.
 */
export function getCometBorrowable(state: CometMarketState, account: CometAccount): bigint | null {
  if (state.basePrice === null || sumCometAccount(state, account).unpriced.length > 0) return null
  const lent = toPresentValue(state, account.principal)
  const own = lent > 0n ? lent : 0n
  const fails = (amount: bigint) => {
    const after = moveBase({ state, account }, -amount)
    return isCometBorrowCollateralized(after.state, after.account) === false
  }
  const { baseBalance } = state
  const failing = findFirst(own + 1n, own + baseBalance + 1n, { judge: judgeRising(fails) })
  const covered = failing === null ? baseBalance : failing - 1n
  const most = covered < baseBalance ? covered : baseBalance
  if (most <= own) return most
  return most - lent < state.baseBorrowMin ? (own < most ? own : most) : most
}

/**
 * The most of a collateral that a `withdraw` passes with; `null` where there is debt and a price is missing. The contract
 * does not accrue before it: exact for the stored indexes, a little less at those of the block's time.
 */
export function getCometWithdrawable(
  state: CometMarketState,
  account: CometAccount,
  { offset }: { offset: number },
): bigint | null {
  const held = account.collateral.find((one) => one.offset === offset)?.amount ?? 0n
  if (getCometBorrowBalance(state, account.principal) === 0n) return held
  const { debt, unpriced } = sumCometAccount(state, account)
  if (unpriced.length > 0) return null
  const info = getCometAsset(state, offset)
  const others = account.collateral.filter((one) => one.offset !== offset)
  const covered = others.reduce((sum, one) => {
    const other = getCometAsset(state, one.offset)
    return sum + weigh(other, getCollateralValue(other, one) ?? 0n, 'borrowCollateralFactor')
  }, 0n)
  if (covered >= debt) return held
  if (info.borrowCollateralFactor === 0n || info.price === null) return 0n
  const value = mulDivCeil(debt - covered, WAD, info.borrowCollateralFactor)
  const needed = mulDivCeil(value, info.scale, info.price)
  return needed > held ? 0n : held - needed
}
