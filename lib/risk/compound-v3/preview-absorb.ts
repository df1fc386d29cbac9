import { mulDivFloor } from '../math'
import type { CometAbsorbedCollateral, CometAbsorbResult } from './absorption'
import { getCometCollateralCost } from './get-ask-price'
import { isCometLiquidatable } from './is-liquidatable'
import { getCometBorrowBalance, toPresentValue, toPrincipalValue } from './present-value'
import type { CometAccount, CometMarketState } from './state'
import { getCollateralValue, getCometAsset, weigh } from './sum-account'

/**
 * What `Comet.absorb(absorber, [account])` would do at an accrued state: the amounts of its events and what no event
 * tells, or why it reverts.
 */
export function previewCometAbsorb(
  state: CometMarketState,
  account: CometAccount,
): CometAbsorbResult {
  if (state.paused.absorb) return { kind: 'reverts', reason: 'paused' }
  const isLiquidatable = isCometLiquidatable(state, account)
  if (isLiquidatable === null) return { kind: 'reverts', reason: 'unpriced' }
  if (!isLiquidatable) return { kind: 'reverts', reason: 'not-liquidatable' }
  return getCometAbsorbOutcome(state, account)
}

/** The same without asking whether it may. */
export function getCometAbsorbOutcome(
  state: CometMarketState,
  account: CometAccount,
): CometAbsorbResult {
  const { basePrice, baseScale } = state
  const collateral = account.collateral.map((held) => getAbsorbed(state, held))
  const known = collateral.filter((one) => one !== null)
  if (basePrice === null || known.length < collateral.length) {
    return { kind: 'reverts', reason: 'unpriced' }
  }
  const sum = (of: (one: CometAbsorbedCollateral) => bigint) =>
    known.reduce((total, one) => total + of(one), 0n)
  const debt = getCometBorrowBalance(state, account.principal)
  const creditValue = sum((one) => one.credit)
  const credit = mulDivFloor(creditValue, baseScale, basePrice)
  const newBalance = credit > debt ? credit - debt : 0n
  const newPrincipal = toPrincipalValue(state, newBalance)
  const basePaidOut = newBalance + debt
  return {
    kind: 'executed',
    collateral: known,
    debt,
    credit,
    basePaidOut,
    valueOfBasePaidOut: mulDivFloor(basePaidOut, basePrice, baseScale),
    newPrincipal,
    baseSupplied: toPresentValue(state, newPrincipal),
    badDebt: debt > credit ? debt - credit : 0n,
    penaltyValue: sum((one) => one.value) - creditValue,
    shelfProceeds: sum(
      ({ offset, amount }) =>
        getCometCollateralCost(state, { offset, collateralAmount: amount }) ?? 0n,
    ),
  }
}

function getAbsorbed(
  state: CometMarketState,
  { offset, amount }: CometAccount['collateral'][number],
): CometAbsorbedCollateral | null {
  const info = getCometAsset(state, offset)
  const value = getCollateralValue(info, { amount })
  if (value === null) return null
  const credit = weigh(info, value, 'liquidationFactor')
  return { offset, asset: info.asset, amount, value, credit }
}
