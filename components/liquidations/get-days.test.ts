import { describe, expect, test } from 'vitest'
import { allLiquidations, liquidation, liquidationDays } from '@/lib/api/testing/liquidations'
import { getDays } from './get-days'

describe('getDays', () => {
  test('default', () => {
    const days = getDays(allLiquidations)
    const known = liquidationDays.filter((day) => day.count > 0)
    expect(days.filter((day) => day.count > 0).map(({ day, count }) => [day, count])).toEqual(
      known.map(({ day, count }) => [day, count]),
    )
    expect(days.map((day) => Number(day.collateralUsd))).toEqual(
      expect.arrayContaining(known.map((day) => Number(day.collateralUsd))),
    )
  })

  test('behavior: days between are there, with nothing', () => {
    const at = (timestamp: string) => ({ ...liquidation, timestamp })
    const days = getDays([at('2026-03-01T23:59:59Z'), at('2026-02-27T00:00:00Z')])
    expect(days.map(({ day, count }) => [day, count])).toEqual([
      ['2026-02-27', 1],
      ['2026-02-28', 0],
      ['2026-03-01', 1],
    ])
  })

  test('behavior: unknown values are counted, not summed', () => {
    const unknown = { ...liquidation, collateral: { ...liquidation.collateral, valueUsd: null } }
    expect(getDays([unknown])[0]).toMatchObject({ count: 1, collateralUsd: '0', unpriced: 1 })
  })

  test('behavior: none', () => {
    expect(getDays([])).toEqual([])
  })
})
