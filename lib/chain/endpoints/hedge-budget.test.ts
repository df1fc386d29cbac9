import { expect, test } from 'vitest'
import { createHedgeBudget } from './hedge-budget'

test('default: about a tenth of the requests, however slow all of them are', () => {
  const budget = createHedgeBudget()
  let spent = 0
  for (let request = 0; request < 1_000; request += 1) {
    budget.earn()
    if (budget.spend()) spent += 1
  }
  expect(spent).toBeGreaterThanOrEqual(99)
  expect(spent).toBeLessThanOrEqual(101)
})

test('behavior: a quiet time saves up five, not more', () => {
  const budget = createHedgeBudget()
  for (let request = 0; request < 1_000; request += 1) budget.earn()
  const spent = Array.from({ length: 9 }, () => budget.spend()).filter(Boolean)
  expect(spent).toHaveLength(5)
})
