import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCascade } from './run-cascade'
import {
  AAVE_RULES,
  arbitraryDepth,
  arbitraryFall,
  arbitraryLoans,
  arbitraryRules,
  COMET_RULES,
  MORPHO_RULES,
  makeLadder,
  makePopulation,
} from './testing/arbitrary'
import { makeOptions } from './testing/make-options'

describe('runCascade', () => {
  test('default: a shock, a liquidation, the pool falls, the next one', () => {
    const population = makePopulation([
      { ether: 1_000, dollars: 1_500_000 },
      { ether: 100, dollars: 138_000 },
      { ether: 10, dollars: 100 },
    ])
    const venue = makeLadder(20_000_000)
    const result = runCascade(makeOptions(population, { fall: 0.12, venue }))
    expect(result.outcome).toBe('settled')
    expect(result.rounds[0]).toMatchObject({ liquidatable: 1, liquidations: 1 })
    expect(result.rounds[1]?.liquidatable).toBeGreaterThan(0)
    expect(result.totals.accounts).toBe(2)
    expect(result.withoutImpact.accounts).toBe(1)
    expect(result.amplification).toBeGreaterThan(1.1)
    expect(result.hit.map(({ row }) => row)).toEqual([0, 1])
    expect(result.assets[0]).toMatchObject({ asset: 0, venue: 'pool', priceBefore: 2_000 })
  })

  test('NO_LIQUIDATABLE_ACCOUNT_NO_CHANGE', () => {
    fc.assert(
      fc.property(arbitraryLoans, arbitraryRules, arbitraryDepth, (loans, rules, depth) => {
        const population = makePopulation(loans, { rules })
        const options = makeOptions(population, { fall: 0, venue: makeLadder(depth) })
        const { rounds, totals, amplification, hit, outcome } = runCascade(options)
        expect(outcome).toBe('settled')
        expect(rounds).toHaveLength(1)
        expect(Object.values(totals).every((total) => total === 0)).toBe(true)
        expect(amplification).toBeNull()
        expect(hit).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('INFINITE_DEPTH_IS_THE_PLAIN_CURVE: the same accounts, nothing beyond the shock', () => {
    fc.assert(
      fc.property(arbitraryLoans, arbitraryRules, arbitraryFall, (loans, rules, fall) => {
        const population = makePopulation(loans, { rules })
        const options = makeOptions(population, { fall, venue: { kind: 'infinite' } })
        const expected = loans.filter(
          ({ ether, dollars }) => 1 - dollars / (ether * 2_000 * 0.83) < fall,
        )
        const result = runCascade(options)
        expect(result.rounds[0]?.liquidatable).toBe(expected.length)
        expect(result.totals.accounts).toBe(expected.length)
        expect(new Set(result.rounds.map(({ oraclePrices }) => oraclePrices[0]))).toEqual(
          new Set([options.shock.prices[0]]),
        )
        expect(result.amplification).toBeCloseTo(1, 12)
        expect(result.totals).toEqual(result.withoutImpact)
      }),
      { numRuns: 200 },
    )
  })

  test('AMPLIFICATION_AT_LEAST_1 and SAME_INPUT_SAME_OUTPUT, and the population is left as it was', () => {
    fc.assert(
      fc.property(
        fc.record({
          loans: arbitraryLoans,
          rules: arbitraryRules,
          fall: arbitraryFall,
          depth: arbitraryDepth,
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          lagRounds: fc.integer({ min: 1, max: 4 }),
          profitableOnly: fc.boolean(),
          refillPerHour: fc.constantFrom(0, 0.9),
        }),
        ({ loans, rules, fall, depth, share, lagRounds, profitableOnly, refillPerHour }) => {
          const population = makePopulation(loans, { rules })
          const before = structuredClone(population)
          const options = makeOptions(population, {
            fall,
            venue: makeLadder(depth),
            oracle: { share, lagRounds },
            profitableOnly,
            refillPerHour,
          })
          const result = runCascade(options)
          expect(result.amplification).toBeGreaterThanOrEqual(1)
          for (const { oraclePrices } of result.rounds) {
            expect(oraclePrices[0]).toBeLessThanOrEqual(2_000 * (1 - fall) * (1 + 1e-12))
          }
          expect(runCascade(options)).toEqual(result)
          expect(population).toEqual(before)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('NOTHING_IS_LOST: what leaves the accounts is sold, kept by the protocol, waits or goes back', () => {
    fc.assert(
      fc.property(
        fc.record({
          loans: arbitraryLoans,
          rules: fc.constantFrom(AAVE_RULES, MORPHO_RULES, COMET_RULES),
          fall: arbitraryFall,
          depth: arbitraryDepth,
        }),
        ({ loans, rules, fall, depth }) => {
          const population = makePopulation(loans, { rules })
          const venue = makeLadder(depth)
          const { totals } = runCascade(
            makeOptions(population, { fall, venue, oracle: { lagRounds: 1, share: 0 } }),
          )
          const out = totals.sold + totals.protocolFee + totals.unsold
          expect(out / Math.max(1e-9, totals.seized)).toBeCloseTo(totals.seized > 0 ? 1 : 0, 9)
          expect(totals.received).toBeLessThanOrEqual(totals.sold * (1 + 1e-12))
        },
      ),
      { numRuns: 150 },
    )
  })
})
