import type { Address } from '../../units'
import { getLoanToValue } from '../get-loan-to-value'
import type { AaveAccount, AaveMarketState, AaveReserve } from '../state'
import { findPosition, getBorrowObstacle, isBorrowableIn, put } from './apply-what-if-amount'
import type { AaveWhatIfObstacle } from './what-if'

type AppliedSwitch =
  | { kind: 'taken'; account: AaveAccount }
  | { kind: 'left-out'; asset: Address | null; obstacle: AaveWhatIfObstacle }

/** `setUserUseReserveAsCollateral`; isolation, which forbids a second collateral, is not looked at. */
export function applyCollateralSwitch(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, usedAsCollateral }: { reserve: AaveReserve; usedAsCollateral: boolean },
): AppliedSwitch {
  const { asset } = reserve
  const position = findPosition(account, reserve)
  if (position.usedAsCollateral === usedAsCollateral && position.scaledCollateral !== 0n)
    return { kind: 'taken', account }
  const obstacle =
    position.scaledCollateral === 0n
      ? 'nothing-held'
      : !reserve.active
        ? 'inactive'
        : reserve.paused
          ? 'paused'
          : usedAsCollateral && getLoanToValue(state, account.eModeCategoryId, reserve) === 0n
            ? 'ltv-zero'
            : null
  if (obstacle !== null) return { kind: 'left-out', asset, obstacle }
  return { kind: 'taken', account: put(account, { ...position, usedAsCollateral }) }
}

/**
 * `setUserEMode`: everything owed must be allowed in the category; since v3.6 everything used as collateral
 * must have a loan-to-value there too, and both hold for leaving eMode (0) as well.
 */
export function applyEModeSwitch(
  state: AaveMarketState,
  account: AaveAccount,
  eModeCategoryId: number,
): AppliedSwitch {
  if (eModeCategoryId === account.eModeCategoryId) return { kind: 'taken', account }
  const category = state.eModes.get(eModeCategoryId)
  if (eModeCategoryId !== 0 && (category?.liquidationThreshold ?? 0n) === 0n)
    return { kind: 'left-out', asset: null, obstacle: 'unknown-e-mode' }
  const isStrict = state.rules.zeroThreshold === 'counted'
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const { asset } = reserve
    const owes = position.scaledVariableDebt !== 0n || position.stableDebt !== undefined
    const canBeOwed =
      eModeCategoryId === 0
        ? !isStrict || getBorrowObstacle(state, 0, reserve) === null
        : isBorrowableIn(state, eModeCategoryId, reserve)
    if (owes && !canBeOwed) return { kind: 'left-out', asset, obstacle: 'debt-not-in-e-mode' }
    const ltv = getLoanToValue(state, eModeCategoryId, reserve)
    if (isStrict && position.usedAsCollateral && ltv === 0n)
      return { kind: 'left-out', asset, obstacle: 'collateral-not-in-e-mode' }
  }
  return { kind: 'taken', account: { ...account, eModeCategoryId } }
}
