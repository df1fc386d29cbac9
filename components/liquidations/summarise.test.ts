import { describe, expect, test } from 'vitest'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { liquidation } from '@/lib/api/testing/liquidations'
import { getLastDayTitle, summariseLiquidations } from './summarise'

const worth = (valueUsd: string | null, blocksLate: number | null): Liquidation => ({
  ...liquidation,
  collateral: { ...liquidation.collateral, valueUsd },
  blocksLate,
})

describe('summariseLiquidations', () => {
  test('default', () => {
    expect(summariseLiquidations([worth('10.5', 0), worth('1', 3)])).toEqual({
      count: 2,
      takenUsd: '11.5',
      unpriced: 0,
      first: 1,
      lateKnown: 2,
    })
  })

  test('behavior: unknown values are counted apart, not as zero', () => {
    expect(summariseLiquidations([worth(null, null), worth('1', 0)])).toMatchObject({
      takenUsd: '1',
      unpriced: 1,
      lateKnown: 1,
    })
  })
})

describe('getLastDayTitle', () => {
  const title = (...items: Liquidation[]) => getLastDayTitle(summariseLiquidations(items))

  test('default', () => {
    expect(title(worth('1', 0), worth('1', 0), worth('1', 9))).toBe(
      '3 liquidations in 24 hours, 2 of them in the first possible block',
    )
    expect(title(worth('1', 0), worth('1', 0))).toBe(
      '2 liquidations in 24 hours, all of them in the first possible block',
    )
  })

  test('behavior: one, and none', () => {
    expect(title(worth('1', 0))).toBe('One liquidation in 24 hours, in the first possible block')
    expect(title(worth('1', 4))).toBe('One liquidation in 24 hours')
    expect(title()).toBe('No liquidation in 24 hours')
  })

  test('behavior: nothing is said of lateness where it is not known of each', () => {
    expect(title(worth('1', 0), worth('1', null))).toBe('2 liquidations in 24 hours')
  })
})
