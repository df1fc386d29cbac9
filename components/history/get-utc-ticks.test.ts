import { describe, expect, test } from 'vitest'
import { parseIso } from '@/lib/api/time'
import { getUtcTicks } from './get-utc-ticks'

const span = (from: string, to: string) => ({ from: parseIso(from), to: parseIso(to) })
const labels = (from: string, to: string) => getUtcTicks(span(from, to)).map(({ label }) => label)

describe('getUtcTicks', () => {
  test('default', () => {
    expect(labels('2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z')).toEqual([
      '2 Jan',
      '7 Jan',
      '12 Jan',
      '17 Jan',
      '22 Jan',
      '27 Jan',
    ])
  })

  test('behavior: hours within days, and the day at its beginning', () => {
    expect(labels('2026-01-31T17:10:00Z', '2026-02-01T07:00:00Z')).toEqual([
      '18:00',
      '20:00',
      '22:00',
      '1 Feb',
      '02:00',
      '04:00',
      '06:00',
    ])
    expect(labels('2026-01-31T17:10:00Z', '2026-01-31T17:14:00Z')).toEqual([
      '17:10',
      '17:11',
      '17:12',
      '17:13',
      '17:14',
    ])
  })

  test('behavior: places lie on the axis, and are never too many', () => {
    const from = parseIso('2026-01-31T17:13:20Z')
    for (const length of [30, 600, 86_400, 259_200, 2_592_000, 40_000_000]) {
      const ticks = getUtcTicks({ from, to: from + length })
      expect(ticks.length).toBeLessThanOrEqual(9)
      for (const { place } of ticks) expect(place >= 0 && place <= 1).toBe(true)
    }
  })

  test('behavior: no span has no ticks', () => {
    expect(getUtcTicks({ from: 5, to: 5 })).toEqual([])
  })
})
