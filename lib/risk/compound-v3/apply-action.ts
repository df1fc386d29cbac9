import type { CometLoan } from './absorption'
import { isCometBorrowCollateralized } from './is-liquidatable'
import { getCometBorrowBalance, toPresentValue, toPrincipalValue } from './present-value'
import type { CometAccount } from './state'
import { getCometAsset } from './sum-account'

/** What an account does, in smallest units. `all`: what is owed, or what is lent. */
export type CometAction =
  | { kind: 'supply-base'; amount: bigint | 'all' }
  | { kind: 'withdraw-base'; amount: bigint }
  | { kind: 'supply-collateral' | 'withdraw-collateral'; offset: number; amount: bigint }

export type CometActionBlock =
  | 'paused'
  | 'supply-cap-exceeded'
  | 'borrow-too-small'
  | 'not-collateralized'
  | 'unpriced'
  | 'exceeds-collateral'
  /** The Comet has less than that of the base token. */
  | 'insufficient-liquidity'

export type CometActionResult =
  | ({ kind: 'executed' } & CometLoan)
  | { kind: 'reverts'; reason: CometActionBlock }

/** Comet and account after an action on an accrued state, or why the contract refuses it. */
export function applyCometAction(loan: CometLoan, action: CometAction): CometActionResult {
  const { state, account } = loan
  const isSupply = action.kind === 'supply-base' || action.kind === 'supply-collateral'
  if (isSupply ? state.paused.supply : state.paused.withdraw) return reverts('paused')
  if (action.kind === 'supply-collateral' || action.kind === 'withdraw-collateral') {
    return moveCollateral(loan, action)
  }
  if (action.kind === 'supply-base') {
    const amount =
      action.amount === 'all' ? getCometBorrowBalance(state, account.principal) : action.amount
    return { kind: 'executed', ...moveBase(loan, amount) }
  }
  const after = moveBase(loan, -action.amount)
  const owed = action.amount - toPresentValue(state, account.principal)
  if (owed > 0n && owed < state.baseBorrowMin) return reverts('borrow-too-small')
  const refusal = owed > 0n ? getRefusal(after) : null
  if (refusal !== null) return reverts(refusal)
  if (action.amount > state.baseBalance) return reverts('insufficient-liquidity')
  return { kind: 'executed', ...after }
}

/** Supplies (positive) or withdraws base units, unchecked. */
export function moveBase({ state, account }: CometLoan, amount: bigint): CometLoan {
  const before = account.principal
  const principal = toPrincipalValue(state, toPresentValue(state, before) + amount)
  const lent = (of: bigint) => (of > 0n ? of : 0n)
  const owed = (of: bigint) => (of < 0n ? -of : 0n)
  return {
    state: {
      ...state,
      totalSupplyBase: state.totalSupplyBase + lent(principal) - lent(before),
      totalBorrowBase: state.totalBorrowBase + owed(principal) - owed(before),
      baseBalance: state.baseBalance + amount,
    },
    account: { ...account, principal },
  }
}

function moveCollateral(
  loan: CometLoan,
  action: { kind: 'supply-collateral' | 'withdraw-collateral'; offset: number; amount: bigint },
): CometActionResult {
  const { offset, amount } = action
  const { state, account } = loan
  const info = getCometAsset(state, offset)
  const move = action.kind === 'supply-collateral' ? amount : -amount
  const held = account.collateral.find((one) => one.offset === offset)?.amount ?? 0n
  if (held + move < 0n) return reverts('exceeds-collateral')
  if (move > 0n && info.totalSupplyAsset + move > info.supplyCap)
    return reverts('supply-cap-exceeded')
  const after = moveHeld(loan, { offset, move })
  const refusal = move < 0n ? getRefusal(after) : null
  return refusal === null ? { kind: 'executed', ...after } : reverts(refusal)
}

/** Supplies (positive) or withdraws collateral, unchecked. */
export function moveHeld(
  { state, account }: CometLoan,
  { offset, move }: { offset: number; move: bigint },
): CometLoan {
  const info = getCometAsset(state, offset)
  const totalSupplyAsset = info.totalSupplyAsset + move
  const held = account.collateral.find((one) => one.offset === offset)?.amount ?? 0n
  return {
    state: {
      ...state,
      assets: state.assets.map((one) => (one === info ? { ...info, totalSupplyAsset } : one)),
    },
    account: { ...account, collateral: withAmount(account, offset, held + move) },
  }
}

function withAmount({ collateral }: CometAccount, offset: number, amount: bigint) {
  const others = collateral.filter((one) => one.offset !== offset)
  const changed = amount === 0n ? others : [...others, { offset, amount }]
  return changed.sort((a, b) => a.offset - b.offset)
}

function getRefusal({ state, account }: CometLoan): 'not-collateralized' | 'unpriced' | null {
  const isCollateralized = isCometBorrowCollateralized(state, account)
  if (isCollateralized === null) return 'unpriced'
  return isCollateralized ? null : 'not-collateralized'
}

function reverts(reason: CometActionBlock): CometActionResult {
  return { kind: 'reverts', reason }
}
