import { changePrices, movesPrices } from '../changed-price'
import type { WhatIf, WhatIfIssue } from '../what-if'
import { type AmountStep, capAmount, listAmountSteps } from '../what-if-steps'
import { applyMorphoAction, lendMore, moveCollateral } from './apply-action'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets } from './get-max-borrow'
import type { MorphoLoan } from './liquidation'
import { type MorphoPrices, toMorphoCollateralPrice } from './prices'

/** A loan, and the prices that people know its tokens by. */
export type MorphoWhatIfLoan = MorphoLoan & { prices: MorphoPrices }

export type MorphoWhatIfResult = MorphoWhatIfLoan & { issues: readonly WhatIfIssue[] }

/**
 * Market and account as they would be after a what-if, at an accrued state; the same objects where it changes
 * nothing. Amounts beyond what there is are capped and said; what only the end forbids is taken and said. Rates
 * stay, and the steps take no time. Never throws for any what-if.
 */
export function applyMorphoWhatIf(loan: MorphoWhatIfLoan, whatIf: WhatIf): MorphoWhatIfResult {
  const moved = movePrices(loan, whatIf)
  const issues = [...moved.issues]
  const taken = new Set<AmountStep['step']>()
  let next: MorphoLoan = { state: loan.state, account: loan.account }
  for (const amountStep of listAmountSteps(whatIf)) {
    const { step, asset } = amountStep
    const obstacle = getObstacle(next, amountStep)
    if (obstacle !== null) {
      issues.push({ kind: 'left-out', step, asset, obstacle })
      continue
    }
    const { after, capped } = take(next, amountStep)
    if (capped !== null && (step === 'repay' || step === 'withdraw'))
      issues.push({ kind: 'capped', step, asset, amount: capped })
    taken.add(step)
    next = after
  }
  const { account } = next
  const state = withPrice(next.state, { today: loan.prices, prices: moved.prices })
  if (taken.has('withdraw') || taken.has('borrow'))
    issues.push(...getRefusals({ state, account }, { borrows: taken.has('borrow') }))
  return { state, account, prices: moved.prices, issues }
}

function getObstacle({ state, account }: MorphoLoan, { step, asset }: AmountStep) {
  const isLoan = asset === state.loanToken.asset
  const isCollateral = asset === state.collateralToken.asset
  if (!isLoan && !isCollateral) return 'unknown-asset'
  if (step === 'repay') return isLoan && account.borrowShares > 0n ? null : 'nothing-owed'
  if (step === 'withdraw') return isCollateral && account.collateral > 0n ? null : 'nothing-held'
  if (step === 'add') return isCollateral ? null : 'not-collateral'
  return isLoan ? null : 'not-lent'
}

function take(
  loan: MorphoLoan,
  { step, amount }: AmountStep,
): { after: MorphoLoan; capped: bigint | null } {
  const { state, account } = loan
  if (step === 'repay') {
    const owed = getBorrowedAssets(state, account.borrowShares)
    const { taken, isAll, isCapped } = capAmount(amount, owed)
    const result = applyMorphoAction(loan, { kind: 'repay', assets: isAll ? 'all' : taken })
    const after = result.kind === 'executed' ? result : loan
    return {
      after: { state: after.state, account: after.account },
      capped: isCapped ? owed : null,
    }
  }
  if (step === 'withdraw') {
    const { taken, isCapped } = capAmount(amount, account.collateral)
    return { after: moveCollateral(loan, -taken), capped: isCapped ? taken : null }
  }
  const more = amount === 'all' ? 0n : amount
  const after = step === 'add' ? moveCollateral(loan, more) : lendMore(loan, more)
  return { after, capped: null }
}

function movePrices({ state, prices }: MorphoWhatIfLoan, whatIf: WhatIf) {
  if (!movesPrices(whatIf)) return { prices, issues: [] }
  const [loan, collateral] = [state.loanToken.asset, state.collateralToken.asset]
  const changed = changePrices(whatIf, {
    unit: prices.unit,
    today: new Map([
      [loan, prices.loan],
      [collateral, prices.collateral],
    ]),
  })
  return {
    prices: {
      ...prices,
      loan: changed.prices.get(loan) ?? prices.loan,
      collateral: changed.prices.get(collateral) ?? null,
    },
    issues: changed.issues,
  }
}

/** The market's price moves as the ratio of both does; floored, at least 1. */
function withPrice(
  state: MorphoLoan['state'],
  { today, prices }: { today: MorphoPrices; prices: MorphoPrices },
): MorphoLoan['state'] {
  if (prices.loan === today.loan && prices.collateral === today.collateral) return state
  const { collateralPrice } = state
  if (collateralPrice === null || !today.collateral || prices.collateral === null)
    return { ...state, collateralPrice: toMorphoCollateralPrice(state, prices) }
  const moved =
    (collateralPrice * prices.collateral * today.loan) / (today.collateral * prices.loan)
  return { ...state, collateralPrice: moved > 0n ? moved : 1n }
}

/** What would revert because of where it leads. */
function getRefusals(
  { state, account }: MorphoLoan,
  { borrows }: { borrows: boolean },
): WhatIfIssue[] {
  const health = getMorphoHealth(state, account)
  if (health.kind === 'unpriced') return [{ kind: 'refused', reason: 'unpriced' }]
  if (health.kind === 'priced' && health.liquidatable)
    return [{ kind: 'refused', reason: 'unhealthy' }]
  return borrows && state.totalBorrowAssets > state.totalSupplyAssets
    ? [{ kind: 'refused', reason: 'not-enough-to-lend' }]
    : []
}
