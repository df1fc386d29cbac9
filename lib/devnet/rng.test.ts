import { expect, test } from 'vitest'
import { createRng, pick, pickBetween, scaleAmount } from './rng'

test('default: the same seed gives the same numbers in [0, 1)', () => {
  const [first, second, other] = [createRng(5), createRng(5), createRng(6)]
  const numbers = Array.from({ length: 1_000 }, () => first())
  expect(numbers).toEqual(Array.from({ length: 1_000 }, () => second()))
  expect(numbers).not.toEqual(Array.from({ length: 1_000 }, () => other()))
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  expect(mean).toBeGreaterThan(0.45)
  expect(mean).toBeLessThan(0.55)
})

test('behavior: picks stay within what is offered', () => {
  const rng = createRng(1)
  const picked = new Set(Array.from({ length: 100 }, () => pick(rng, ['a', 'b', 'c'])))
  expect(picked).toEqual(new Set(['a', 'b', 'c']))
  const between = Array.from({ length: 100 }, () => pickBetween(rng, [2, 3]))
  expect(between.every((number) => number >= 2 && number < 3)).toBe(true)
})

test('behavior: amounts scale to six digits and floor', () => {
  expect(scaleAmount(10n ** 30n, 0.5)).toBe(5n * 10n ** 29n)
  expect(scaleAmount(3n, 0.5)).toBe(1n)
})

test('error: nothing to pick from', () => {
  expect(() => pick(createRng(1), [])).toThrow('nothing to pick from')
})
