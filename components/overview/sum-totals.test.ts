import { describe, expect, test } from 'vitest'
import { downMarket, market } from '@/lib/api/testing/markets'
import { sumTotals } from './sum-totals'

const totals = {
  collateralUsd: '10.5',
  debtUsd: '4',
  liquidatableUsd: '1',
  liquidatableAccounts: 2,
  badDebtUsd: '0.25',
  deficitUsd: null,
}

describe('sumTotals', () => {
  test('default', () => {
    const one = { ...market, totals, borrowers: 3, unpricedAccounts: 1 }
    expect(sumTotals([one, one])).toEqual({
      totals: {
        collateralUsd: '21',
        debtUsd: '8',
        liquidatableUsd: '2',
        liquidatableAccounts: 4,
        badDebtUsd: '0.5',
        unpricedAccounts: 2,
        borrowers: 6,
      },
      unread: [],
    })
  })

  test('behavior: a market that was not read is named, not counted as zero', () => {
    const { totals: sum, unread } = sumTotals([{ ...market, totals }, downMarket])
    expect(sum?.collateralUsd).toBe('10.5')
    expect(unread).toEqual([downMarket.name])
  })

  test('error: none read', () => {
    expect(sumTotals([downMarket]).totals).toBeNull()
  })
})
