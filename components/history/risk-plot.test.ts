import { describe, expect, test } from 'vitest'
import { getRiskPlot } from './risk-plot'

const START = 1_767_225_600
const toPoint = (hour: number, usd: number | null) => ({
  at: START + hour * 3600,
  markets: 1,
  amounts: usd === null ? null : { atRiskUsd: [usd, usd * 2, usd * 3], badDebtUsd: usd / 10 },
})
const to = START + 12 * 3600

describe('getRiskPlot', () => {
  test('default', () => {
    const points = Array.from({ length: 13 }, (_, hour) => toPoint(hour, 1000))
    const { atRisk, badDebt, xTicks } = getRiskPlot({ step: 3600, points }, to)
    expect(atRisk.lines.map(({ path }) => path)).toEqual([
      'M0 267h1200',
      'M0 133h1200',
      'M0 0h1200',
    ])
    expect(atRisk.lines.map(({ label }) => label?.text)).toEqual([
      '−10\u00a0%',
      '−20\u00a0%',
      '−30\u00a0%',
    ])
    expect(atRisk.yTicks.map(({ label }) => label)).toEqual(['0', '$1k', '$2k', '$3k'])
    expect(badDebt.lines.map(({ path }) => path)).toEqual(['M0 0h1200'])
    expect(xTicks[0]).toMatchObject({ place: 0, label: '1 Jan' })
  })

  test('behavior: an unknown sum is a hole, and its line has no label at the end', () => {
    const points = [toPoint(0, 1000), toPoint(1, null), toPoint(2, 1000), toPoint(12, null)]
    const { atRisk } = getRiskPlot({ step: 3600, points }, to)
    expect(atRisk.lines[2]?.path).toBe('M0 0h100M200 0h4')
    expect(atRisk.lines[2]?.label).toBeUndefined()
  })

  test('behavior: lines are told apart without their colour', () => {
    const { atRisk } = getRiskPlot({ step: 3600, points: [toPoint(12, 5)] }, to)
    expect(new Set(atRisk.lines.map(({ dashes }) => dashes ?? '')).size).toBe(3)
    const places = atRisk.lines.map(({ label }) => label?.place ?? Number.NaN)
    for (const [index, place] of places.entries())
      for (const other of places.slice(index + 1))
        expect(Math.abs(place - other)).toBeGreaterThanOrEqual(0.099)
  })

  test('behavior: nothing at risk lies on the axis', () => {
    const { atRisk } = getRiskPlot(
      { step: 3600, points: [toPoint(0, 0), toPoint(1, 0)] },
      START + 3600,
    )
    expect(atRisk.lines[0]?.path).toMatch(/^M\d+ 400h\d+$/)
  })
})
