import { rayDivCeil, rayDivFloor, rayDivHalfUp } from '../../math'
import type { WhatIfAmount } from '../../what-if'
import { getAppliedEMode } from '../get-applied-e-mode'
import { getLoanToValue } from '../get-loan-to-value'
import { getCollateral, getReserveBalances } from '../get-reserve-balances'
import { repayDebt } from '../liquidation/repay-debt'
import type { AaveAccount, AaveMarketState, AaveReserve, AaveReservePosition } from '../state'
import type { AaveWhatIfObstacle } from './what-if'

/** A step's outcome: the account after it, or why it can't be taken. `capped`: all that there was. */
export type AppliedAmount =
  | { kind: 'taken'; account: AaveAccount; capped: bigint | null }
  | { kind: 'left-out'; obstacle: AaveWhatIfObstacle }

type Step = { reserve: AaveReserve; amount: WhatIfAmount }

const DIRECTIONAL = 'directional'

/** `repay` of what is owed, at most all of it; variable debt first. */
export function applyRepay(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, amount }: Step,
): AppliedAmount {
  const position = findPosition(account, reserve)
  const debt = getReserveBalances(state, position).debt
  if (debt === 0n) return { kind: 'left-out', obstacle: 'nothing-owed' }
  const obstacle = getStandstill(reserve)
  if (obstacle !== null) return { kind: 'left-out', obstacle }
  if (amount !== 'all' && amount < debt)
    return {
      kind: 'taken',
      account: put(account, repayDebt(state, position, amount)),
      capped: null,
    }
  const { stableDebt: _, ...rest } = position
  const capped = amount === 'all' || amount === debt ? null : debt
  return { kind: 'taken', account: put(account, { ...rest, scaledVariableDebt: 0n }), capped }
}

/** `withdraw` of what is held, at most all of it, which also ends its use as collateral. */
export function applyWithdraw(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, amount }: Step,
): AppliedAmount {
  const position = findPosition(account, reserve)
  const held = getCollateral(state, position, reserve)
  if (held === 0n) return { kind: 'left-out', obstacle: 'nothing-held' }
  const obstacle = getStandstill(reserve)
  if (obstacle !== null) return { kind: 'left-out', obstacle }
  const toScaled = state.rules.rounding === DIRECTIONAL ? rayDivCeil : rayDivHalfUp
  const taken = amount === 'all' ? held : amount
  const left = position.scaledCollateral - toScaled(taken, reserve.liquidityIndex)
  if (taken < held && left > 0n)
    return {
      kind: 'taken',
      account: put(account, { ...position, scaledCollateral: left }),
      capped: null,
    }
  const emptied = { ...position, scaledCollateral: 0n, usedAsCollateral: false }
  return { kind: 'taken', account: put(account, emptied), capped: taken > held ? held : null }
}

/**
 * `supply`. What comes to an empty balance counts as collateral at once where its loan-to-value is not 0;
 * isolated assets, which one must switch on by hand, are not told apart.
 */
export function applyAdd(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, amount }: { reserve: AaveReserve; amount: bigint },
): AppliedAmount {
  const obstacle = getStandstill(reserve) ?? (reserve.frozen ? 'frozen' : null)
  if (obstacle !== null) return { kind: 'left-out', obstacle }
  const position = findPosition(account, reserve)
  const toScaled = state.rules.rounding === DIRECTIONAL ? rayDivFloor : rayDivHalfUp
  const scaledCollateral = position.scaledCollateral + toScaled(amount, reserve.liquidityIndex)
  const usedAsCollateral =
    position.scaledCollateral === 0n
      ? scaledCollateral !== 0n && getLoanToValue(state, account.eModeCategoryId, reserve) !== 0n
      : position.usedAsCollateral
  const next = { ...position, scaledCollateral, usedAsCollateral }
  return { kind: 'taken', account: put(account, next), capped: null }
}

/** `borrow` at the variable rate. Whether the account may go so far is judged by its end, not here. */
export function applyBorrow(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, amount }: { reserve: AaveReserve; amount: bigint },
): AppliedAmount {
  const obstacle =
    getStandstill(reserve) ??
    (reserve.frozen ? 'frozen' : getBorrowObstacle(state, account.eModeCategoryId, reserve))
  if (obstacle !== null) return { kind: 'left-out', obstacle }
  const position = findPosition(account, reserve)
  const toScaled = state.rules.rounding === DIRECTIONAL ? rayDivCeil : rayDivHalfUp
  const scaledVariableDebt =
    position.scaledVariableDebt + toScaled(amount, reserve.variableBorrowIndex)
  return { kind: 'taken', account: put(account, { ...position, scaledVariableDebt }), capped: null }
}

/** v3.6 and later ask only the category where there is one, earlier rules the reserve too. */
export function getBorrowObstacle(
  state: AaveMarketState,
  eModeCategoryId: number,
  reserve: AaveReserve,
): AaveWhatIfObstacle | null {
  const asksCategoryOnly = state.rules.zeroThreshold === 'counted' && eModeCategoryId !== 0
  if (!asksCategoryOnly && !reserve.borrowingEnabled) return 'borrowing-disabled'
  if (eModeCategoryId === 0) return null
  return isBorrowableIn(state, eModeCategoryId, reserve) ? null : 'not-in-e-mode'
}

/** Whether an asset may be owed in a category. */
export function isBorrowableIn(
  state: AaveMarketState,
  eModeCategoryId: number,
  reserve: AaveReserve,
): boolean {
  if (state.rules.eMode === 'category') {
    return getAppliedEMode(state, eModeCategoryId, reserve) !== undefined
  }
  const bitmap = state.eModes.get(eModeCategoryId)?.borrowableBitmap ?? 0n
  return ((bitmap >> BigInt(reserve.id)) & 1n) === 1n
}

function getStandstill({ active, paused }: AaveReserve): AaveWhatIfObstacle | null {
  if (!active) return 'inactive'
  return paused ? 'paused' : null
}

export function findPosition(account: AaveAccount, { id }: AaveReserve): AaveReservePosition {
  return (
    account.positions.find(({ reserveId }) => reserveId === id) ?? {
      reserveId: id,
      scaledCollateral: 0n,
      usedAsCollateral: false,
      scaledVariableDebt: 0n,
    }
  )
}

/** The account with a position replaced or added, by id; one that became empty goes. */
export function put(account: AaveAccount, position: AaveReservePosition): AaveAccount {
  const others = account.positions.filter(({ reserveId }) => reserveId !== position.reserveId)
  const isEmpty =
    position.scaledCollateral === 0n &&
    position.scaledVariableDebt === 0n &&
    position.stableDebt === undefined
  const positions = isEmpty ? others : [...others, position]
  return { ...account, positions: positions.sort((a, b) => a.reserveId - b.reserveId) }
}
