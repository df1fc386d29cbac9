import { describe, expect, test } from 'vitest'
import { comparePolicies } from './compare-policies'
import { runCascade } from './run-cascade'
import { makeLadder, makePopulation, SKY_RULES } from './testing/arbitrary'
import { makeOptions } from './testing/make-options'

/** One vault with 100 ether, sold by auction where anybody buys at the market's price. */
function runAuction({ dollars, fall }: { dollars: number; fall: number }) {
  const population = makePopulation([{ ether: 100, dollars }], { rules: SKY_RULES, bonus: 1.13 })
  const venue = { kind: 'infinite' } as const
  const options = { fall, venue, maxRounds: 200, roundSeconds: 60 }
  return runCascade(makeOptions(population, options)).totals
}

describe('policies', () => {
  const loans = Array.from({ length: 30 }, (_, id) => ({
    ether: 100,
    dollars: 100 * 2_000 * 0.83 * (0.7 + id / 100),
  }))

  test('default: three ways to sell, side by side', () => {
    const population = makePopulation(loans)
    const { fixedSpread, dutchAuction, chunks } = comparePolicies(
      makeOptions(population, { fall: 0.15, venue: makeLadder(10_000_000) }),
    )
    for (const result of [fixedSpread, dutchAuction, chunks]) {
      expect(result.totals.accounts).toBeGreaterThan(0)
      expect(result.totals.received).toBeGreaterThan(0)
      expect(result.totals.sold).toBeGreaterThanOrEqual(result.totals.received)
    }
    // An auction's price begins above the market's: nothing is sold at once.
    expect(dutchAuction.rounds[0]?.received).toBe(0)
    expect(fixedSpread.rounds[0]?.received).toBeGreaterThan(0)
  })

  test('behavior: a vault gets back what its auction did not need', () => {
    const totals = runAuction({ dollars: 140_000, fall: 0.16 })
    expect(totals.repaid).toBeCloseTo(140_000, 6)
    expect(totals.badDebt).toBe(0)
    // 158,200 to raise at no more than 1,680 a token.
    expect(totals.sold / 1_680).toBeGreaterThan(158_200 / 1_680)
    expect(totals.sold / 1_680).toBeLessThan(100)
    expect(totals.unsold).toBe(0)
  })

  test('behavior: what an auction does not raise of the debt is lost', () => {
    const totals = runAuction({ dollars: 160_000, fall: 0.25 })
    expect(totals.badDebt).toBeGreaterThan(160_000 - 150_000)
    expect(totals.repaid + totals.badDebt).toBeCloseTo(160_000, 6)
  })

  test('behavior: nobody sells at a loss', () => {
    const population = makePopulation([{ ether: 10_000, dollars: 15_000_000 }])
    const options = makeOptions(population, { fall: 0.12, venue: makeLadder(1_000_000) })
    const careful = runCascade({ ...options, oracle: { lagRounds: 1, share: 0 } })
    expect(careful.totals.received).toBeGreaterThanOrEqual(careful.totals.repaid * (1 - 1e-9))
    expect(careful.totals.leftAccounts).toBe(1)
    const careless = runCascade({ ...options, profitableOnly: false })
    expect(careless.totals.received).toBeLessThan(careless.totals.repaid)
  })
})
