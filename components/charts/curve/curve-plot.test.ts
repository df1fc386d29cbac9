import { describe, expect, test } from 'vitest'
import { getCurvePlot } from './curve-plot'
import type { CurveRow } from './curve-rows'

const rows: CurveRow[] = Array.from({ length: 101 }, (_, percent) => ({
  percent,
  collateralUsd: String(percent * 1_000),
  debtUsd: String(percent * 700),
  badDebtUsd: '0',
  accounts: percent,
  assetAmount: String(percent / 2),
}))

describe('getCurvePlot', () => {
  test('default: levels up to the end of the axis, amounts from zero', () => {
    const plot = getCurvePlot(rows, { view: { mode: 'cumulative', unit: 'usd' }, toPercent: 50 })
    expect(plot.rows).toHaveLength(51)
    expect(plot.top).toBe(60_000)
    expect(plot.yTicks.map(({ label }) => label)).toEqual(['0', '$20k', '$40k', '$60k'])
    expect(plot.xTicks.map(({ place }) => place)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(plot.xTicks[1]?.label).toBe('−10\u00a0%')
    expect(plot.series).toHaveLength(3)
  })

  test('behavior: in the asset only what may be sold of it', () => {
    const plot = getCurvePlot(rows, { view: { mode: 'cumulative', unit: 'asset' }, toPercent: 100 })
    expect(plot.series.map(({ key }) => key)).toEqual(['sold'])
    expect(plot.rows.at(-1)?.sold).toBeCloseTo(50, 1)
    expect(plot.top).toBe(60)
    expect(plot.yTicks.at(-1)?.label).toBe('60')
    expect(plot.xTicks).toHaveLength(6)
  })

  test('behavior: bars stand around their percent', () => {
    const plot = getCurvePlot(rows, { view: { mode: 'level', unit: 'usd' }, toPercent: 50 })
    expect([plot.from, plot.to]).toEqual([-0.5, 50.5])
    expect(plot.xTicks[0]?.place).toBeCloseTo(0.5 / 51)
  })
})
