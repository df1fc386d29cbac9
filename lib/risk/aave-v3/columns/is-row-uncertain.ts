import type { LegStore } from '../../leg-store'
import type { AaveRules } from '../state'
import type { AaveBuffers } from './column-buffers'
import type { AaveColumnFactors } from './column-factors'

/**
 * Whether rounding, of doubles or of the contract, could put a row on the other side of health 1: within
 * 1e-9 of it, within what flooring its own tokens and values can move, or with an average threshold within
 * 1e-7 bps of a step that would.
 */
export function isRowUncertain(
  rules: AaveRules,
  row: number,
  { legs, factors, buffers }: { legs: LegStore; factors: AaveColumnFactors; buffers: AaveBuffers },
): boolean {
  const middle = legs.middles[row] as number
  const end = legs.ends[row] as number
  const owed = buffers.debt[row] as number
  const backing = buffers.weighted[row] as number
  const value = buffers.collateral[row] as number
  let collateralError = 0
  let debtError = 0
  let lowest = Number.POSITIVE_INFINITY
  let highest = 0
  for (let leg = legs.starts[row] as number; leg < end; leg += 1) {
    const key = legs.keys[leg] as number
    const error = factors.error[key] as number
    if (leg >= middle) {
      debtError += error
      continue
    }
    collateralError += error
    if (factors.value[key] === 0) continue
    const threshold = (factors.weighted[key] as number) / (factors.value[key] as number)
    lowest = Math.min(lowest, threshold)
    highest = Math.max(highest, threshold)
  }
  if (owed <= debtError) return true
  const distance = Math.abs(backing - owed)
  const error = collateralError + debtError + 1 + owed * 1e-9
  if (distance <= error) return true
  if (rules.averageThreshold === 'exact' || highest - lowest < 1e-9 || value === 0) return false
  const average = (backing / (buffers.truncation[row] as number) / value) * 10_000
  const averageError = 1e-7 + (collateralError / value) * 10_000
  const toStep = Math.abs(average - Math.round(average))
  const step = value * 1e-4 * (1 + averageError)
  return toStep <= averageError && distance <= error + step
}
