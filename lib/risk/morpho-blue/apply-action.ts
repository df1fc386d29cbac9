import { getMorphoHealth } from './get-health'
import { getBorrowTotals } from './get-max-borrow'
import type { MorphoLoan } from './liquidation'
import { toAssetsCeil, toSharesCeil, toSharesFloor } from './shares-math'
import { takeFromLoan } from './take-from-loan'

/** What a borrower does, in smallest units. `all`: every share, as a wallet repays without a rest. */
export type MorphoAction =
  | { kind: 'repay'; assets: bigint | 'all' }
  | { kind: 'borrow'; assets: bigint }
  | { kind: 'supply-collateral'; assets: bigint }
  | { kind: 'withdraw-collateral'; assets: bigint }

export type MorphoActionBlock =
  | 'no-amount'
  | 'exceeds-debt'
  | 'exceeds-collateral'
  /** The market has less than that to lend. */
  | 'insufficient-liquidity'
  | 'unhealthy'
  | 'unpriced'

export type MorphoActionResult =
  | ({ kind: 'executed'; assets: bigint; shares: bigint } & MorphoLoan)
  | { kind: 'reverts'; reason: MorphoActionBlock }

/** Market and account after a borrower's action in a block of the state's time, or why the contract refuses it. */
export function applyMorphoAction(loan: MorphoLoan, action: MorphoAction): MorphoActionResult {
  if (action.assets !== 'all' && action.assets <= 0n) return reverts('no-amount')
  switch (action.kind) {
    case 'repay':
      return repay(loan, action.assets)
    case 'borrow':
      return borrow(loan, action.assets)
    case 'supply-collateral':
      return supplyOrWithdraw(loan, action.assets)
    case 'withdraw-collateral':
      return supplyOrWithdraw(loan, -action.assets)
  }
}

function repay(loan: MorphoLoan, amount: bigint | 'all'): MorphoActionResult {
  const totals = getBorrowTotals(loan.state)
  const owed = loan.account.borrowShares
  if (amount === 'all' && owed === 0n) return reverts('no-amount')
  const shares = amount === 'all' ? owed : toSharesFloor(amount, totals)
  const assets = amount === 'all' ? toAssetsCeil(owed, totals) : amount
  if (shares > owed) return reverts('exceeds-debt')
  const left = takeFromLoan(loan, { repaidAssets: assets, repaidShares: shares })
  return { kind: 'executed', assets, shares, ...left }
}

function borrow(loan: MorphoLoan, assets: bigint): MorphoActionResult {
  const after = lendMore(loan, assets)
  const refusal = getRefusal(after)
  if (refusal !== null) return reverts(refusal)
  const { totalBorrowAssets, totalSupplyAssets } = after.state
  if (totalBorrowAssets > totalSupplyAssets) return reverts('insufficient-liquidity')
  const shares = after.account.borrowShares - loan.account.borrowShares
  return { kind: 'executed', assets, shares, ...after }
}

/** Borrows, unchecked. */
export function lendMore({ state, account }: MorphoLoan, assets: bigint): MorphoLoan {
  const shares = toSharesCeil(assets, getBorrowTotals(state))
  return {
    state: {
      ...state,
      totalBorrowAssets: state.totalBorrowAssets + assets,
      totalBorrowShares: state.totalBorrowShares + shares,
    },
    account: { ...account, borrowShares: account.borrowShares + shares },
  }
}

function supplyOrWithdraw(loan: MorphoLoan, move: bigint): MorphoActionResult {
  const after = moveCollateral(loan, move)
  if (after.account.collateral < 0n) return reverts('exceeds-collateral')
  const refusal = move < 0n ? getRefusal(after) : null
  if (refusal !== null) return reverts(refusal)
  return { kind: 'executed', assets: move < 0n ? -move : move, shares: 0n, ...after }
}

/** Supplies (positive) or withdraws collateral, unchecked. */
export function moveCollateral({ state, account }: MorphoLoan, move: bigint): MorphoLoan {
  return { state, account: { ...account, collateral: account.collateral + move } }
}

function getRefusal({ state, account }: MorphoLoan): 'unhealthy' | 'unpriced' | null {
  const health = getMorphoHealth(state, account)
  if (health.kind === 'unpriced') return 'unpriced'
  return health.kind === 'priced' && health.liquidatable ? 'unhealthy' : null
}

function reverts(reason: MorphoActionBlock): MorphoActionResult {
  return { kind: 'reverts', reason }
}
