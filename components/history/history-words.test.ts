import { describe, expect, test } from 'vitest'
import { parseIso } from '@/lib/api/time'
import { getHealthTitle, getRiskTitle } from './history-words'

const to = parseIso('2026-10-21T12:00:00Z')
const toItem = (at: string, healthFactor: string | null) => ({
  at,
  blockNumber: 1,
  healthFactor,
  collateralUsd: null,
  debtUsd: null,
})
const toPoint = (hoursAgo: number, usd: number | null) => ({
  at: to - hoursAgo * 3600,
  markets: 1,
  amounts: usd === null ? null : { atRiskUsd: [0, usd, usd], badDebtUsd: 0 },
})

describe('getHealthTitle', () => {
  test('default', () => {
    const items = [
      toItem('2026-10-08T12:00:00Z', '1310000000000000000'),
      toItem('2026-10-09T12:00:00Z', '1051299999999999999'),
      toItem('2026-10-20T15:00:00Z', '1200000000000000000'),
    ]
    expect(getHealthTitle(items, to)).toBe(
      'Health between 1.0512 and 1.31 in 13\u00a0days, lowest on 9 Oct',
    )
  })

  test('behavior: within the last day the time is told, in UTC', () => {
    const items = [
      toItem('2026-10-21T09:00:00Z', '1310000000000000000'),
      toItem('2026-10-21T10:05:00Z', '999999999999999999'),
    ]
    expect(getHealthTitle(items, to)).toContain(
      'between 0.9999 and 1.31 in 3\u00a0hours, lowest at 10:05 UTC',
    )
  })

  test('behavior: what did not move is one number; what is not known is none', () => {
    const item = toItem('2026-10-21T11:00:00Z', '1310000000000000000')
    expect(getHealthTitle([item], to)).toBe('Health 1.31 for 1\u00a0hour')
    expect(getHealthTitle([{ ...item, healthFactor: null }], to)).toContain('not known')
    expect(getHealthTitle([], to)).toContain('not known')
  })
})

describe('getRiskTitle', () => {
  test('default', () => {
    const points = [toPoint(720, 16_100_000), toPoint(300, 19_000_000), toPoint(0, 18_200_000)]
    expect(getRiskTitle({ step: 3600, points }, to)).toBe(
      'A fall of 20\u00a0% would have sold between $16.1M and $19.0M in 30\u00a0days, $18.2M at 12:00 UTC',
    )
  })

  test('behavior: an unknown newest sum is not replaced by an older one', () => {
    const points = [toPoint(48, 16_100_000), toPoint(24, 19_000_000), toPoint(0, null)]
    expect(getRiskTitle({ step: 3600, points }, to)).toBe(
      'A fall of 20\u00a0% would have sold between $16.1M and $19.0M in 2\u00a0days',
    )
  })

  test('behavior: no movement and no knowledge are said', () => {
    expect(getRiskTitle({ step: 3600, points: [toPoint(2, 50), toPoint(0, 50)] }, to)).toBe(
      'A fall of 20\u00a0% would have sold $50 at any time in 2\u00a0hours',
    )
    expect(getRiskTitle({ step: 300, points: [] }, to)).toContain('not known')
    expect(getRiskTitle({ step: 300, points: [toPoint(0, null)] }, to)).toContain('not known')
  })
})
