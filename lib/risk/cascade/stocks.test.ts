import { expect, test } from 'vitest'
import { runCascade } from './run-cascade'
import { AAVE_RULES, COMET_RULES, makePopulation, SKY_RULES } from './testing/arbitrary'
import { makeOptions } from './testing/make-options'

const venue = { kind: 'infinite' } as const

test('behavior: what a Comet credits beyond the debt is not lost to the borrower', () => {
  const population = makePopulation([{ ether: 10, dollars: 14_000 }], { rules: COMET_RULES })
  const { totals, hit } = runCascade(makeOptions(population, { fall: 0.2, venue }))
  expect(totals.returned).toBeCloseTo(16_000 / 1.05 - 14_000, 6)
  expect(hit[0]?.returned).toBe(totals.returned)
  expect(totals.seized - totals.returned - totals.repaid).toBeCloseTo(16_000 * (1 - 1 / 1.05), 6)
})

test('behavior: what an auction leaves goes back to the owner', () => {
  const population = makePopulation([{ ether: 10, dollars: 14_000 }], { rules: SKY_RULES })
  const { totals } = runCascade(makeOptions(population, { fall: 0.2, venue, maxRounds: 30 }))
  const lost = totals.seized - totals.returned - totals.repaid
  expect(lost).toBeGreaterThan(14_000 * 0.05)
  expect(lost).toBeLessThan(14_000 * 0.065)
})

test('behavior: a lot that is sold out frees all that it was to raise', () => {
  const loans = [
    { ether: 10, dollars: 16_000 },
    { ether: 8, dollars: 12_800 },
  ]
  const rules = { ...SKY_RULES, room: 16_900, dust: 5_000 }
  const population = makePopulation(loans, { rules })
  const { totals } = runCascade(makeOptions(population, { fall: 0.9, venue, maxRounds: 120 }))
  expect(totals).toMatchObject({ accounts: 2, leftAccounts: 0 })
})

test('behavior: a collateral without a bonus never covers debt without end', () => {
  const population = makePopulation([{ ether: 10, dollars: 14_000 }], {
    rules: AAVE_RULES,
    bonus: 0,
  })
  const policy = { kind: 'chunks', share: 1, discountShare: 0.6 } as const
  const { totals } = runCascade(makeOptions(population, { fall: 0.5, venue, policy }))
  expect(totals.badDebt).toBeCloseTo(4_000, 6)
  expect(totals.received).toBeCloseTo(10_000, 6)
})
