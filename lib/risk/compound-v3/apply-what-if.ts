import { changePrices, movesPrices } from '../changed-price'
import type { Address } from '../units'
import type { WhatIf, WhatIfIssue, WhatIfObstacle } from '../what-if'
import { type AmountStep, capAmount, listAmountSteps } from '../what-if-steps'
import type { CometLoan } from './absorption'
import { moveBase, moveHeld } from './apply-action'
import { getCometHealth } from './get-health'
import { isCometBorrowCollateralized } from './is-liquidatable'
import { getCometBorrowBalance, getCometSupplyBalance } from './present-value'
import { type CometPriceScale, toCometPrice, toShownPrice } from './price-scale'
import type { CometMarketState } from './state'

/** An account of a Comet, and what its prices are to people. */
export type CometWhatIfLoan = CometLoan & { scale: CometPriceScale }

export type CometWhatIfResult = CometWhatIfLoan & { issues: readonly WhatIfIssue[] }

/**
 * Comet and account as they would be after a what-if, at an accrued state; the same objects where it changes
 * nothing. Amounts beyond what there is are capped and said; what only the end forbids is taken and said. What the
 * account lends can be withdrawn, and a borrowing takes from it first, as `withdraw` does. Rates stay, and the steps
 * take no time. Never throws for any what-if.
 */
export function applyCometWhatIf(loan: CometWhatIfLoan, whatIf: WhatIf): CometWhatIfResult {
  const { scale } = loan
  const issues: WhatIfIssue[] = []
  const taken = new Set<AmountStep['step']>()
  let next: CometLoan = { state: loan.state, account: loan.account }
  for (const amountStep of listAmountSteps(whatIf)) {
    const { step, asset } = amountStep
    const result = take(next, amountStep)
    if (typeof result === 'string') {
      issues.push({ kind: 'left-out', step, asset, obstacle: result })
      continue
    }
    if (result.capped !== null && (step === 'repay' || step === 'withdraw'))
      issues.push({ kind: 'capped', step, asset, amount: result.capped })
    taken.add(step)
    next = result.after
  }
  const moved = movePrices(next.state, { whatIf, scale })
  const after = { state: moved.state, account: next.account }
  issues.push(...moved.issues)
  if (taken.has('withdraw') || taken.has('borrow'))
    issues.push(...getRefusals(after, { borrows: taken.has('borrow') }))
  return { ...after, scale, issues }
}

type Taken = { after: CometLoan; capped: bigint | null }

function take(loan: CometLoan, { step, asset, amount }: AmountStep): Taken | WhatIfObstacle {
  const { state } = loan
  const isBase = asset === state.baseToken.asset
  const info = state.assets.find((each) => each.asset === asset)
  if (!isBase && info === undefined) return 'unknown-asset'
  if (step === 'repay') return repay(loan, { amount, isBase })
  if (step === 'withdraw') return withdraw(loan, { amount, offset: info?.offset })
  const more = amount === 'all' ? 0n : amount
  if (step === 'borrow') {
    if (!isBase) return 'not-lent'
    return state.paused.withdraw
      ? 'withdraw-paused'
      : { after: moveBase(loan, -more), capped: null }
  }
  if (info === undefined) return 'not-collateral'
  if (state.paused.supply) return 'supply-paused'
  if (info.totalSupplyAsset + more > info.supplyCap) return 'supply-cap-exceeded'
  return { after: moveHeld(loan, { offset: info.offset, move: more }), capped: null }
}

function repay(
  loan: CometLoan,
  { amount, isBase }: Pick<AmountStep, 'amount'> & { isBase: boolean },
): Taken | WhatIfObstacle {
  const owed = getCometBorrowBalance(loan.state, loan.account.principal)
  if (!isBase || owed === 0n) return 'nothing-owed'
  if (loan.state.paused.supply) return 'supply-paused'
  const { taken, isCapped } = capAmount(amount, owed)
  return { after: moveBase(loan, taken), capped: isCapped ? owed : null }
}

/** @param step.offset of a collateral; without one what is lent */
function withdraw(
  loan: CometLoan,
  { amount, offset }: Pick<AmountStep, 'amount'> & { offset: number | undefined },
): Taken | WhatIfObstacle {
  const { state, account } = loan
  const held =
    offset === undefined
      ? getCometSupplyBalance(state, account.principal)
      : (account.collateral.find((one) => one.offset === offset)?.amount ?? 0n)
  if (held === 0n) return 'nothing-held'
  if (state.paused.withdraw) return 'withdraw-paused'
  const { taken, isCapped } = capAmount(amount, held)
  const after =
    offset === undefined ? moveBase(loan, -taken) : moveHeld(loan, { offset, move: -taken })
  return { after, capped: isCapped ? held : null }
}

function movePrices(
  state: CometMarketState,
  { whatIf, scale }: { whatIf: WhatIf; scale: CometPriceScale },
): { state: CometMarketState; issues: readonly WhatIfIssue[] } {
  if (!movesPrices(whatIf)) return { state, issues: [] }
  const shown = (price: bigint | null) => (price === null ? null : toShownPrice(price, scale))
  const today = new Map<Address, bigint | null>([
    [state.baseToken.asset, shown(state.basePrice)],
    ...state.assets.map(({ asset, price }): [Address, bigint | null] => [asset, shown(price)]),
  ])
  const { prices, issues } = changePrices(whatIf, { unit: scale.unit, today })
  const toMoved = (asset: Address, price: bigint | null) => {
    const moved = prices.get(asset) ?? null
    return moved === null || moved === today.get(asset) ? price : toCometPrice(moved, scale)
  }
  const assets = state.assets.map((info) => ({ ...info, price: toMoved(info.asset, info.price) }))
  const basePrice = toMoved(state.baseToken.asset, state.basePrice)
  return { state: { ...state, basePrice, assets }, issues }
}

/** What would revert because of where it leads. */
function getRefusals(after: CometLoan, { borrows }: { borrows: boolean }): WhatIfIssue[] {
  const { state, account } = after
  const isCollateralized = isCometBorrowCollateralized(state, account)
  if (isCollateralized === null) return [{ kind: 'refused', reason: 'unpriced' }]
  if (!isCollateralized) {
    const health = getCometHealth(state, account)
    const isUnhealthy = health.kind === 'priced' && health.liquidatable
    return [{ kind: 'refused', reason: isUnhealthy ? 'unhealthy' : 'beyond-ltv' }]
  }
  const owed = getCometBorrowBalance(state, account.principal)
  if (borrows && owed > 0n && owed < state.baseBorrowMin) {
    const asset = state.baseToken.asset
    return [{ kind: 'refused', reason: 'below-least-debt', asset, least: state.baseBorrowMin }]
  }
  return state.baseBalance < 0n ? [{ kind: 'refused', reason: 'not-enough-to-lend' }] : []
}
