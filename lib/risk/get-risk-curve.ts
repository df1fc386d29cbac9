import { getCriticalFall, type RiskExposure, type RiskRows } from './get-critical-falls'
import { STATUS_PRICED } from './row-status'

/** Cumulative by level, in the rows' currency; each column never falls. */
export type RiskCurve = {
  /** Falls as fractions of today's price: the price there is `price × (1 − level)`. */
  levels: readonly number[]
  collateral: Float64Array
  /** What of `collateral` is in the asset that falls; zeros where all collateral falls. */
  inAsset: Float64Array
  debt: Float64Array
  accounts: Float64Array
  badDebt: Float64Array
}

/** 0, 0.01, … 1. */
export const DEFAULT_LEVELS: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100)

/**
 * What is liquidatable once the fall reaches each level: collateral and debt at **today's** prices, from
 * level 0 for those liquidatable today. `badDebt` is the sum over all rows of debt beyond collateral at the
 * **fallen** prices, its running maximum. `exposure` `null`: all collateral falls, debt prices held.
 * Closed form: each row adds itself where it crosses and its bad debt as a line where that begins and ends;
 * one pass over the rows, one over the levels, no sweep. `levels` ascend.
 */
export function getRiskCurve({
  rows,
  exposure,
  levels = DEFAULT_LEVELS,
}: {
  rows: RiskRows
  exposure: RiskExposure | null
  levels?: readonly number[]
}): RiskCurve {
  const count = levels.length
  const curve = {
    levels,
    collateral: new Float64Array(count),
    inAsset: new Float64Array(count),
    debt: new Float64Array(count),
    accounts: new Float64Array(count),
    badDebt: new Float64Array(count),
  }
  const lines = { intercepts: new Float64Array(count), slopes: new Float64Array(count) }
  for (let row = 0; row < rows.length; row += 1) {
    if (rows.status[row] !== STATUS_PRICED) continue
    const level = findLevel(levels, getCriticalFall(rows, exposure, row))
    if (level < count) {
      add(curve.collateral, level, rows.collateral[row] as number)
      if (exposure) add(curve.inAsset, level, exposure.collateral[row] as number)
      add(curve.debt, level, rows.debt[row] as number)
      add(curve.accounts, level, 1)
    }
    addShortfall(lines, levels, getShortfall(rows, exposure, row))
  }
  accumulate(curve, lines)
  return curve
}

type Line = { intercept: number; slope: number }

/** Debt minus collateral of a row as a line over the fall. */
function getShortfall(rows: RiskRows, exposure: RiskExposure | null, row: number): Line {
  const collateral = rows.collateral[row] as number
  return {
    intercept: (rows.debt[row] as number) - collateral,
    slope:
      exposure === null
        ? collateral
        : (exposure.collateral[row] as number) - (exposure.debt[row] as number),
  }
}

/** Adds a line from the level where it turns positive, or up to where it ceases to be. */
function addShortfall(
  lines: { intercepts: Float64Array; slopes: Float64Array },
  levels: readonly number[],
  { intercept, slope }: Line,
): void {
  if (intercept <= 0 && !(slope > 0)) return
  const root = -intercept / slope
  const from = intercept > 0 ? 0 : findLevel(levels, root)
  if (from >= levels.length) return
  add(lines.intercepts, from, intercept)
  add(lines.slopes, from, slope)
  if (intercept <= 0 || slope >= 0) return
  const until = findLevel(levels, root)
  if (until >= levels.length) return
  add(lines.intercepts, until, -intercept)
  add(lines.slopes, until, -slope)
}

/** First level that is not below a fall; `levels.length` where there is none. Starts from an even spacing. */
function findLevel(levels: readonly number[], fall: number): number {
  const last = levels.length - 1
  if (!(fall <= (levels[last] as number))) return levels.length
  let level = Math.min(last, Math.max(0, Math.ceil(fall * last)))
  while (level > 0 && (levels[level - 1] as number) >= fall) level -= 1
  while ((levels[level] as number) < fall) level += 1
  return level
}

function add(column: Float64Array, level: number, value: number): void {
  column[level] = (column[level] as number) + value
}

function accumulate(
  curve: RiskCurve,
  { intercepts, slopes }: { intercepts: Float64Array; slopes: Float64Array },
): void {
  let intercept = 0
  let slope = 0
  let highest = 0
  for (let level = 0; level < curve.levels.length; level += 1) {
    if (level > 0) {
      for (const column of [curve.collateral, curve.inAsset, curve.debt, curve.accounts]) {
        add(column, level, column[level - 1] as number)
      }
    }
    intercept += intercepts[level] as number
    slope += slopes[level] as number
    highest = Math.max(highest, intercept + slope * (curve.levels[level] as number))
    curve.badDebt[level] = highest
  }
}
