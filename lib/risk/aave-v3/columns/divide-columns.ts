import type { LegStore } from '../../leg-store'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../../row-status'
import type { AaveRules } from '../state'
import type { AaveBuffers } from './column-buffers'

/** A computed average this close below a whole bps is that bps: one threshold, not a truncated mix. */
const AVERAGE_SNAP = 1e-7

/**
 * Health factors from the sums in `buffers`, by the rules, in doubles. Writes the rows that lie so near the
 * trigger, or owe so little, that rounding could decide into `candidates`.
 * @returns how many candidates.
 */
export function divideColumns(
  rules: AaveRules,
  { legs, buffers, maxError }: { legs: LegStore; buffers: AaveBuffers; maxError: number },
): number {
  const { length, starts, ends } = legs
  const { status, liquidatable, healthFactors, collateral, weighted, debt, truncation } = buffers
  const truncates = rules.averageThreshold === 'truncated'
  const stepBand = truncates ? 2.5e-4 : 0
  let candidates = 0
  for (let row = 0; row < length; row += 1) {
    const value = collateral[row] as number
    const owed = debt[row] as number
    let backing = weighted[row] as number
    let ratio = 1
    if (truncates && value > 0 && backing > 0) {
      const average = (backing / value) * 10_000
      ratio = Math.floor(average + AVERAGE_SNAP) / average
      backing *= ratio
      weighted[row] = backing
    }
    truncation[row] = ratio
    const healthFactor = backing / owed
    const isPriced = owed > 0 && value >= 0
    status[row] = isPriced ? STATUS_PRICED : owed + value >= 0 ? STATUS_NO_DEBT : STATUS_UNPRICED
    liquidatable[row] = isPriced && value > 0 && healthFactor < 1 ? 1 : 0
    healthFactors[row] = isPriced ? healthFactor : Number.NaN
    const error = ((ends[row] as number) - (starts[row] as number) + 1) * maxError
    const distance = Math.abs(backing - owed)
    if (isPriced && (distance <= error + owed * 2e-9 + value * stepBand || owed <= error)) {
      buffers.candidates[candidates] = row
      candidates += 1
    }
  }
  return candidates
}
