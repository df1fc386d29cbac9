import { expect, test } from 'vitest'
import { getProgress } from './get-progress'

test('default: the search counts first, then what it found', () => {
  expect(getProgress({ searched: 0, known: 0, waiting: 0 })).toBe(0)
  expect(getProgress({ searched: 0.5, known: 9, waiting: 9 })).toBeCloseTo(0.495)
  expect(getProgress({ searched: 1, known: 0, waiting: 4 })).toBeCloseTo(0.99)
  expect(getProgress({ searched: 1, known: 5, waiting: 5 })).toBeCloseTo(0.995)
  expect(getProgress({ searched: 1, known: 0, waiting: 0 })).toBe(1)
})
