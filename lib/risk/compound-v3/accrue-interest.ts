import { mulDivFloor } from '../math'
import { WAD } from '../units'
import type { CometMarketState } from './state'

/**
 * The market with its indexes at `timestamp` (seconds; the block's where it is left out): each grows by its rate
 * times the time since the last accrual, not compounded, floored. The same numbers where they are there already.
 * @throws RangeError for a time before `lastAccrualTime`.
 */
export function accrueCometInterest(
  state: CometMarketState,
  timestamp: number = state.timestamp,
): CometMarketState {
  const elapsed = BigInt(timestamp - state.lastAccrualTime)
  if (elapsed < 0n) throw new RangeError(`accrue to ${timestamp}, before ${state.lastAccrualTime}`)
  const grow = (index: bigint, rate: bigint) => index + mulDivFloor(index, rate * elapsed, WAD)
  return {
    ...state,
    baseSupplyIndex: grow(state.baseSupplyIndex, state.supplyRate),
    baseBorrowIndex: grow(state.baseBorrowIndex, state.borrowRate),
    lastAccrualTime: timestamp,
    timestamp,
  }
}
