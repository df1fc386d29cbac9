import { expect, test } from 'vitest'
import { getDefaultEnd } from './scenario-cache'

test('default: the past ends on the last Monday, 0:00 UTC', () => {
  const end = getDefaultEnd(Date.UTC(2026, 10, 21, 15, 30) / 1000)
  expect(new Date(end * 1000).toISOString()).toBe('2026-11-16T00:00:00.000Z')
})

test('behavior: a Monday counts from its first second', () => {
  const monday = Date.UTC(2026, 10, 16) / 1000
  expect(getDefaultEnd(monday)).toBe(monday)
  expect(getDefaultEnd(monday - 1)).toBe(monday - 7 * 86_400)
})
