import { describe, expect, test } from 'vitest'
import { getConcentrationTitle, getTopShare } from './concentration'

const holder = (shareOfDebt: string) => ({
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' as const,
  collateralUsd: '2',
  debtUsd: '1',
  shareOfDebt,
})

describe('getConcentrationTitle', () => {
  test('default', () => {
    const ten = Array.from({ length: 10 }, () => holder('0.0412'))
    expect(getTopShare(ten)).toBe('0.412')
    expect(getConcentrationTitle(ten)).toBe('The ten largest owe 41.2\u00a0% of the debt')
  })

  test('behavior: fewer than ten', () => {
    expect(getConcentrationTitle([holder('0.5'), holder('0.25')])).toBe(
      'The 2 largest owe 75.0\u00a0% of the debt',
    )
    expect(getConcentrationTitle([holder('1')])).toBe('The largest owes 100.0\u00a0% of the debt')
    expect(getConcentrationTitle([])).toBe('Nobody owes anything')
  })
})
