import { expect, test } from 'vitest'
import { getRetryAfter } from './get-retry-after'

test.each([
  ['rate limited, try again in 3 seconds', 3_000],
  ['Too many requests. Please retry after 500ms.', 500],
  ['limit reached, try again in 1.5s', 1_500],
  ['retry in 2 minutes', 120_000],
  ['rate limited', undefined],
  ['15/second request limit reached', undefined],
  ['try again in 90 days', undefined],
])('behavior: %s', (message, wait) => {
  expect(getRetryAfter({ message })).toBe(wait)
})

test('behavior: backoff_seconds in the data goes first; nonsense counts for nothing', () => {
  const message = 'try again in 3s'
  const rate = { allowed_rps: 1, backoff_seconds: 30, current_rps: 1.4 }
  expect(getRetryAfter({ message, data: { rate } })).toBe(30_000)
  expect(getRetryAfter({ message, data: { rate: { backoff_seconds: 'soon' } } })).toBe(3_000)
  expect(getRetryAfter({ message, data: { backoff_seconds: 1e9 } })).toBe(86_400_000)
})
