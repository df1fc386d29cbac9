import { describe, expect, test } from 'vitest'
import type { MarketHistory } from '@/lib/api/schema/history'
import { toIso } from '@/lib/api/time'
import { sumHistories } from './risk-history'

const START = 1_767_225_600

/** Hours from the start with the collateral at risk at 20 %; bad debt is a tenth of it. */
function toHistory(market: string, hours: readonly (readonly [number, number])[]): MarketHistory {
  return {
    market,
    step: 3600,
    falls: ['0.05', '0.1', '0.2', '0.3', '0.5'],
    items: hours.map(([hour, usd]) => ({
      at: toIso(START + hour * 3600),
      blockNumber: hour,
      borrowers: 1,
      collateralUsd: '900.00',
      debtUsd: '500.00',
      liquidatableUsd: '0.00',
      badDebtUsd: (usd / 10).toFixed(2),
      atRiskUsd: [0, usd / 2, usd, usd * 2, usd * 3].map((each) => each.toFixed(2)),
    })),
  }
}

const at20 = (histories: readonly MarketHistory[]) =>
  sumHistories(histories).points.map(({ at, amounts }) => [
    (at - START) / 3600,
    amounts ? amounts.atRiskUsd[1] : null,
  ])

describe('sumHistories', () => {
  test('default', () => {
    const { step, points } = sumHistories([
      toHistory('a', [
        [0, 100],
        [1, 120],
      ]),
      toHistory('b', [
        [0, 10],
        [1, 20.02],
      ]),
    ])
    expect(step).toBe(3600)
    expect(points).toEqual([
      { at: START, markets: 2, amounts: { atRiskUsd: [55, 110, 220], badDebtUsd: 11 } },
      {
        at: START + 3600,
        markets: 2,
        amounts: { atRiskUsd: [70.01, 140.02, 280.04], badDebtUsd: 14 },
      },
    ])
  })

  test('behavior: a market counts from its first point on', () => {
    expect(
      at20([
        toHistory('a', [
          [0, 100],
          [1, 100],
        ]),
        toHistory('b', [[1, 5]]),
      ]),
    ).toEqual([
      [0, 100],
      [1, 105],
    ])
  })

  test('behavior: a point is held for two steps; longer silence of one market makes the sum unknown', () => {
    const whole = toHistory(
      'a',
      [0, 1, 2, 3, 4, 5].map((hour) => [hour, 100] as const),
    )
    expect(
      at20([
        whole,
        toHistory('b', [
          [0, 5],
          [5, 7],
        ]),
      ]),
    ).toEqual([
      [0, 105],
      [1, 105],
      [2, 105],
      [3, null],
      [4, null],
      [5, 107],
    ])
  })

  test('behavior: points within one hour are of one sum, at the later of both', () => {
    expect(at20([toHistory('a', [[0.25, 100]]), toHistory('b', [[0.5, 5]])])).toEqual([[0.5, 105]])
  })

  test('behavior: nothing kept is no point; a market without any changes nothing', () => {
    expect(sumHistories([])).toEqual({ step: 300, points: [] })
    expect(at20([toHistory('a', [[0, 1]]), toHistory('b', [])])).toEqual([[0, 1]])
  })

  test('behavior: a fall that was not kept makes no number up', () => {
    const history = { ...toHistory('a', [[0, 100]]), falls: ['0.1', '0.2'] }
    expect(sumHistories([history]).points[0]?.amounts).toBeNull()
  })

  test('invariant: the order of markets changes nothing', () => {
    const a = toHistory('a', [
      [0, 0.1],
      [1, 0.7],
      [4, 3],
    ])
    const b = toHistory('b', [
      [0, 0.2],
      [2, 0.35],
    ])
    const c = toHistory('c', [[1, 1_000_000.01]])
    expect(sumHistories([a, b, c])).toEqual(sumHistories([c, a, b]))
  })
})
