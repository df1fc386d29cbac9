import { expect, test } from 'vitest'
import { allReplays } from './all-replays'
import { countSteps, getReplayFactor, getWorstStep } from './get-replay-prices'

test('default: every table has its source, times in order and the same for all of its series', () => {
  expect(new Set(allReplays.map(({ id }) => id)).size).toBe(6)
  for (const { series, resolution } of allReplays) {
    const times = series[0]?.candles.map(([start]) => start) ?? []
    expect(times.length).toBeGreaterThan(9)
    const step = resolution === 'hour' ? 3_600_000 : 86_400_000
    times.slice(1).forEach((time, index) => {
      expect(Date.parse(time) - Date.parse(times[index] ?? '')).toBe(step)
    })
    for (const { candles, source } of series) {
      expect(candles.map(([start]) => start)).toEqual(times)
      expect(source.url).toMatch(/^https:\/\/github\.com\/.+\/blob\/[0-9a-f]{40}\/.+\.csv$/)
    }
  }
})

test('behavior: a close lies between low and high, and a candle opens near where the one before closed', () => {
  for (const { series } of allReplays)
    for (const { candles, open } of series) {
      let before = open
      for (const [, high, low, close] of candles) {
        expect(low).toBeLessThanOrEqual(close)
        expect(close).toBeLessThanOrEqual(high)
        expect(low).toBeLessThanOrEqual(before * 1.003)
        expect(high).toBeGreaterThanOrEqual(before * 0.997)
        before = close
      }
    }
})

test('behavior: the worst step is the one with the lowest price', () => {
  const [march2020] = allReplays
  if (!march2020) throw new Error('no replay')
  expect(countSteps(march2020)).toBe(26)
  const step = getWorstStep(march2020)
  expect(march2020.series[0]?.candles[step - 1]?.[0]).toBe('2020-03-13T02:00Z')
  const [ether] = march2020.series
  if (!ether) throw new Error('no series')
  expect(getReplayFactor(ether, { step, at: 'low' })).toBeCloseTo(86 / 181.79, 12)
  expect(getReplayFactor(ether, { step: 1_000, at: 'close' })).toBeCloseTo(127.28 / 181.79, 12)
})
