import { describe, expect, test } from 'vitest'
import { parseRetryAfter } from './parse-retry-after'

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')

  test('default', () => {
    expect(parseRetryAfter('7', now)).toBe(7_000)
  })

  test('behavior: a date, the past, a century, nonsense', () => {
    expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30_000)
    expect(parseRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0)
    expect(parseRetryAfter('3155760000', now)).toBe(86_400_000)
    expect(parseRetryAfter('soon', now)).toBeUndefined()
    expect(parseRetryAfter('-5', now)).toBeUndefined()
    expect(parseRetryAfter(null, now)).toBeUndefined()
  })
})
