import { expect, test } from 'vitest'
import type { StressRound } from '@/lib/risk/scenarios/stress-view'
import { getPlot, getPriceAxis } from './price-path'

const round = (seconds: number, oraclePrice: number, poolPrice: number): StressRound => ({
  round: seconds / 60,
  seconds,
  liquidations: 1,
  liquidatable: 1,
  sold: 1,
  received: 1,
  repaid: 1,
  badDebt: 0,
  oraclePrice,
  poolPrice,
})

test('default: oracle, pool and the shock alone, from before the shock until after the last round', () => {
  const rounds = [round(0, 1_600, 1_550), round(60, 1_550, 1_540)]
  const { lines, xTicks, yTicks } = getPlot(
    { priceBefore: 2_000, shockedPrice: 1_600 },
    rounds,
    true,
  )
  expect(lines).toHaveLength(3)
  expect(xTicks[0]).toMatchObject({ label: 'shock' })
  expect(xTicks.at(-1)).toMatchObject({ label: '2\u00a0min', place: 1 })
  expect(yTicks.map(({ label }) => label)).toEqual([
    '$1,400',
    '$1,600',
    '$1,800',
    '$2,000',
    '$2,200',
  ])
  expect(getPlot({ priceBefore: 2_000, shockedPrice: 1_600 }, rounds, false).lines).toHaveLength(2)
})

test('behavior: the axis holds every price on round ticks, also where nothing moves', () => {
  for (const values of [[1, 0.87], [2_000], [100_000, 40_000, 41_000], [0.00042, 0.0003]]) {
    const { low, top, ticks } = getPriceAxis(values)
    expect(low).toBeLessThanOrEqual(Math.min(...values))
    expect(top).toBeGreaterThanOrEqual(Math.max(...values))
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThan(9)
    expect(ticks[0]).toBeCloseTo(low, 12)
  }
})
