import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCriticalFalls, type RiskExposure, type RiskRows } from './get-critical-falls'
import { DEFAULT_LEVELS, getRiskCurve } from './get-risk-curve'

type Row = {
  collateral: number
  threshold: number
  debt: number
  /** Shares of the collateral and of the debt that are in the asset. */
  held: number
  owed: number
}

function makeRows(input: readonly Row[]): { rows: RiskRows; exposure: RiskExposure } {
  const column = (of: (row: Row) => number) => Float64Array.from(input, of)
  return {
    rows: {
      length: input.length,
      status: Uint8Array.from(input, (row) => (row.debt > 0 ? 1 : 0)),
      liquidatable: Uint8Array.from(input, (row) =>
        row.debt > 0 && row.collateral * row.threshold < row.debt ? 1 : 0,
      ),
      collateral: column((row) => row.collateral),
      weighted: column((row) => row.collateral * row.threshold),
      debt: column((row) => row.debt),
    },
    exposure: {
      collateral: column((row) => row.collateral * row.held),
      weighted: column((row) => row.collateral * row.threshold * row.held),
      debt: column((row) => row.debt * row.owed),
    },
  }
}

const arbitraryRow: fc.Arbitrary<Row> = fc.record({
  collateral: fc.double({ min: 0, max: 1e12, noNaN: true }),
  threshold: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
  debt: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e12, noNaN: true })),
  held: fc.constantFrom(0, 0.25, 0.5, 1),
  owed: fc.constantFrom(0, 0, 0.5, 1),
})

/** Row by row, level by level. */
function getCurveBySweep(input: readonly Row[], uniform: boolean) {
  let highest = 0
  return DEFAULT_LEVELS.map((level) => {
    const at = { collateral: 0, inAsset: 0, debt: 0, accounts: 0, badDebt: 0 }
    let shortfall = 0
    for (const { collateral, threshold, debt, held, owed } of input) {
      if (debt === 0) continue
      const fallen = collateral * (1 - level * (uniform ? 1 : held))
      const owing = debt * (1 - level * (uniform ? 0 : owed))
      const already = collateral * threshold < debt
      const gap = fallen * threshold - owing
      if (already || gap < -1e-9 * debt) {
        at.collateral += collateral
        at.inAsset += uniform ? 0 : collateral * held
        at.debt += debt
        at.accounts += 1
      }
      shortfall += Math.max(0, owing - fallen)
    }
    highest = Math.max(highest, shortfall)
    return { ...at, badDebt: highest }
  })
}

test('default: one account, all collateral falls', () => {
  const input = [{ collateral: 200, threshold: 0.8, debt: 100, held: 1, owed: 0 }]
  const { rows, exposure } = makeRows(input)
  const curve = getRiskCurve({ rows, exposure: null })
  expect(curve.accounts[37]).toBe(0)
  expect(curve.accounts[38]).toBe(1)
  expect(curve.collateral[100]).toBe(200)
  expect(curve.badDebt[50]).toBe(0)
  expect(curve.badDebt[75]).toBeCloseTo(50, 9)
  expect(getCriticalFalls(rows, null)[0]).toBeCloseTo(0.375, 12)
  expect(getRiskCurve({ rows, exposure }).debt).toEqual(curve.debt)
})

test('behavior: rows that are liquidatable count from level 0, safe and unpriced ones never', () => {
  const { rows, exposure } = makeRows([
    { collateral: 100, threshold: 0.8, debt: 90, held: 0, owed: 1 },
    { collateral: 100, threshold: 0.8, debt: 10, held: 0, owed: 1 },
    { collateral: 100, threshold: 0.8, debt: 0, held: 1, owed: 0 },
  ])
  const curve = getRiskCurve({ rows, exposure })
  expect(curve.accounts[0]).toBe(1)
  expect(curve.accounts[100]).toBe(1)
  const falls = getCriticalFalls(rows, exposure)
  expect([falls[0], falls[1], falls[2]]).toEqual([0, Number.POSITIVE_INFINITY, Number.NaN])
})

test('behavior: a fall helps who owes the asset', () => {
  const { rows, exposure } = makeRows([
    { collateral: 80, threshold: 0.8, debt: 100, held: 0, owed: 1 },
  ])
  const curve = getRiskCurve({ rows, exposure })
  expect(curve.badDebt[0]).toBe(20)
  expect(curve.badDebt[100]).toBe(20)
})

test('behavior: levels of one’s own', () => {
  const { rows } = makeRows([{ collateral: 200, threshold: 0.8, debt: 100, held: 1, owed: 0 }])
  const curve = getRiskCurve({ rows, exposure: null, levels: [0, 0.374, 0.376, 0.9] })
  expect(Array.from(curve.accounts)).toEqual([0, 0, 1, 1])
})

test('CURVE_EQUALS_SWEEP', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(arbitraryRow, { maxLength: 30 }), fc.boolean(), (input, uniform) => {
      const { rows, exposure } = makeRows(input)
      const curve = getRiskCurve({ rows, exposure: uniform ? null : exposure })
      const total = input.reduce((sum, row) => sum + row.collateral + row.debt, 0)
      getCurveBySweep(input, uniform).forEach((expected, level) => {
        const badDebt = curve.badDebt[level] ?? Number.NaN
        expect(Math.abs(badDebt - expected.badDebt)).toBeLessThan(1e-6 + total * 1e-9)
        const falls = getCriticalFalls(rows, uniform ? null : exposure)
        const onEdge = falls.some((fall) => Math.abs(fall - level / 100) < 1e-9 && fall !== 0)
        if (onEdge) return
        expect(curve.accounts[level]).toBe(expected.accounts)
        expect(Math.abs((curve.collateral[level] ?? 0) - expected.collateral)).toBeLessThan(
          1 + total * 1e-9,
        )
        const inAsset = curve.inAsset[level] ?? Number.NaN
        expect(Math.abs(inAsset - expected.inAsset)).toBeLessThan(1 + total * 1e-9)
        expect(Math.abs((curve.debt[level] ?? 0) - expected.debt)).toBeLessThan(1 + total * 1e-9)
      })
    }),
    { seed: 1, numRuns: 150, endOnFailure: true },
  )
})

test('CURVE_NEVER_FALLS_NEVER_EXCEEDS_THE_TOTAL', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(arbitraryRow, { maxLength: 30 }), fc.boolean(), (input, uniform) => {
      const { rows, exposure } = makeRows(input)
      const curve = getRiskCurve({ rows, exposure: uniform ? null : exposure })
      const borrowers = input.filter((row) => row.debt > 0)
      const total = (of: (row: Row) => number) => borrowers.reduce((sum, row) => sum + of(row), 0)
      for (const column of ['collateral', 'inAsset', 'debt', 'accounts', 'badDebt'] as const) {
        for (let level = 1; level < 101; level += 1) {
          expect(curve[column][level]).toBeGreaterThanOrEqual(curve[column][level - 1] ?? 0)
        }
      }
      const allowed = (amount: number) => amount * (1 + 1e-12)
      expect(curve.collateral[100]).toBeLessThanOrEqual(allowed(total((row) => row.collateral)))
      expect(curve.debt[100]).toBeLessThanOrEqual(allowed(total((row) => row.debt)))
      expect(curve.badDebt[100]).toBeLessThanOrEqual(allowed(total((row) => row.debt)) + 1e-3)
      expect(curve.accounts[100]).toBeLessThanOrEqual(borrowers.length)
    }),
    { seed: 1, numRuns: 150, endOnFailure: true },
  )
})
