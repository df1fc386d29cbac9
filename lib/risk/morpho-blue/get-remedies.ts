import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { mulDivCeil, mulDivFloor } from '../math'
import { type Address, WAD, type Wad } from '../units'
import { applyMorphoAction } from './apply-action'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets, getMaxBorrow, getMinCollateral } from './get-max-borrow'
import type { AccruedMorphoState, MorphoAccount } from './state'

/** One action that alone brings a position to a level of health, or why it can't. */
export type MorphoRemedy = { kind: 'repay' | 'add'; asset: Address } & (
  | {
      outcome: 'reaches'
      /** Smallest units; one less does not reach it. */
      amount: bigint
      /** Repaying it ends the debt: repay every share. */
      isAll: boolean
    }
  /** A market whose collateral counts for nothing. */
  | { outcome: 'impossible'; reason: 'does-not-count' }
)

export type MorphoRemedies =
  /** Health is at the level, or there is no debt. */
  | { kind: 'reached' }
  | { kind: 'unknown' }
  | { kind: 'below'; remedies: readonly [repay: MorphoRemedy, add: MorphoRemedy] }

/** The smallest repayment, and the smallest addition of collateral, that alone brings health to `level` (wad). */
export function getMorphoRemedies(
  state: AccruedMorphoState,
  account: MorphoAccount,
  { level }: { level: Wad },
): MorphoRemedies {
  const health = getMorphoHealth(state, account)
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt' || health.healthFactor >= level) return { kind: 'reached' }
  const repay = getRepayment(state, account, { level })
  return { kind: 'below', remedies: [repay, getAddition(state, account, { level })] }
}

function getRepayment(
  state: AccruedMorphoState,
  account: MorphoAccount,
  { level }: { level: Wad },
): MorphoRemedy {
  const owed = getBorrowedAssets(state, account.borrowShares)
  const limit = getMaxBorrow(state, account.collateral) ?? 0n
  const bearable = mulDivFloor(limit, WAD, level)
  const reaches = (assets: bigint) => {
    if (assets >= owed) return true
    const after = applyMorphoAction({ state, account }, { kind: 'repay', assets })
    if (after.kind === 'reverts') return false
    return getBorrowedAssets(after.state, after.account.borrowShares) <= bearable
  }
  const amount = findFirst(1n, owed, { judge: judgeRising(reaches) }) ?? owed
  const { asset } = state.loanToken
  return { kind: 'repay', asset, outcome: 'reaches', amount, isAll: amount === owed }
}

function getAddition(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
  { level }: { level: Wad },
): MorphoRemedy {
  const { asset } = state.collateralToken
  const owed = getBorrowedAssets(state, borrowShares)
  const needed = getMinCollateral(state, mulDivCeil(owed, level, WAD))
  if (needed === null) {
    return { kind: 'add', asset, outcome: 'impossible', reason: 'does-not-count' }
  }
  const amount = needed - collateral
  return { kind: 'add', asset, outcome: 'reaches', amount, isAll: false }
}
