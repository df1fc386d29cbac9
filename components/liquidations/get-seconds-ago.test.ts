import { describe, expect, test } from 'vitest'
import { asOf, freshSource } from '@/lib/api/testing/chain'
import { parseIso, toIso } from '@/lib/api/time'
import { getSecondsAgo } from './get-seconds-ago'

const earlier = (seconds: number) => toIso(parseIso(asOf.timestamp) - seconds)

describe('getSecondsAgo', () => {
  test('default', () => {
    expect(getSecondsAgo(earlier(60), { asOf, source: freshSource })).toBe(62)
  })

  test('behavior: never less than nothing', () => {
    expect(
      getSecondsAgo(earlier(-60), { asOf, source: { ...freshSource, ageSeconds: null } }),
    ).toBe(0)
  })

  test('error: without a block the market’s clock is not known', () => {
    expect(getSecondsAgo(earlier(60), { asOf: undefined, source: undefined })).toBeNull()
  })
})
