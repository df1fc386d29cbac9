import { mulDivFloor } from '../math'
import { WAD } from '../units'
import { toSharesFloor } from './shares-math'
import type { AccruedMorphoState, MorphoMarketState } from './state'

/**
 * The market with interest up to `timestamp` (seconds; the block's where it is left out), as
 * `Morpho._accrueInterest` does before every action: three terms of e^(rate·time) − 1 on what is borrowed,
 * the fee as new supply shares. The same numbers where it is accrued already.
 * @throws RangeError for a time before `lastUpdate`.
 */
export function accrueMorphoInterest(
  state: MorphoMarketState,
  timestamp: number = state.timestamp,
): AccruedMorphoState {
  const elapsed = BigInt(timestamp - state.lastUpdate)
  if (elapsed < 0n) throw new RangeError(`accrue to ${timestamp}, before ${state.lastUpdate}`)
  const { totalBorrowAssets, totalSupplyAssets, totalSupplyShares } = state
  const growth = getTaylorCompounded(state.borrowRate, elapsed)
  const interest = mulDivFloor(totalBorrowAssets, growth, WAD)
  const feeAmount = mulDivFloor(interest, state.fee, WAD)
  const feeShares = toSharesFloor(feeAmount, {
    totalAssets: totalSupplyAssets + interest - feeAmount,
    totalShares: totalSupplyShares,
  })
  return {
    ...state,
    totalBorrowAssets: totalBorrowAssets + interest,
    totalSupplyAssets: totalSupplyAssets + interest,
    totalSupplyShares: totalSupplyShares + feeShares,
    lastUpdate: timestamp,
    timestamp,
  } as AccruedMorphoState
}

/** `MathLib.wTaylorCompounded`, wad. */
function getTaylorCompounded(rate: bigint, seconds: bigint): bigint {
  const first = rate * seconds
  const second = mulDivFloor(first, first, 2n * WAD)
  const third = mulDivFloor(second, first, 3n * WAD)
  return first + second + third
}
