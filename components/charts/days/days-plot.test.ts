import { describe, expect, test } from 'vitest'
import { getDaysPlot } from './days-plot'

const makeDays = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    day: new Date(Date.UTC(2024, 8, 1 + index)).toISOString().slice(0, 10),
    count: 1,
    collateralUsd: String((index + 1) * 100),
    debtUsd: '1',
    unpriced: 0,
  }))

describe('getDaysPlot', () => {
  test('default: a bar a day, an axis from zero, the newest day named', () => {
    const plot = getDaysPlot(makeDays(3))
    expect(plot.days.map(({ taken }) => taken)).toEqual([100, 200, 300])
    expect(plot.top).toBe(300)
    expect(plot.xTicks.map(({ label }) => label)).toEqual(['1 Sep', '2 Sep', '3 Sep'])
    expect(plot.xTicks.map(({ place }) => place)).toEqual([0.5 / 3, 0.5, 2.5 / 3])
  })

  test.each([1, 8, 9, 30, 90])('behavior: of %d days few are named, evenly', (count) => {
    const { xTicks } = getDaysPlot(makeDays(count))
    expect(xTicks.length).toBeLessThanOrEqual(8)
    expect(xTicks.at(-1)?.place).toBeCloseTo((count - 0.5) / count)
    expect(xTicks.at(-1)?.isMinor).toBe(false)
    const apart = xTicks.slice(1).map(({ place }, index) => place - (xTicks[index]?.place ?? 0))
    for (const each of apart) expect(each).toBeCloseTo(apart[0] ?? 0)
  })
})
