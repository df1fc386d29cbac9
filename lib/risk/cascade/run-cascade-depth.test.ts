import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Population } from './population'
import { runCascade } from './run-cascade'
import {
  arbitraryDepth,
  arbitraryLoans,
  COMET_RULES,
  MORPHO_RULES,
  makeLadder,
  makePopulation,
} from './testing/arbitrary'
import { makeOptions } from './testing/make-options'

type DepthCase = { fall: number; depth: number; times: number; share: number; lagRounds: number }

describe('more depth', () => {
  /** Rounds of both runs side by side; the shorter one goes on as it ended. */
  function pairRounds(thin: Float64Array[], deep: Float64Array[]) {
    const length = Math.max(thin.length, deep.length)
    return Array.from({ length }, (_, at) => ({
      thin: (thin[at] ?? thin.at(-1))?.[0] as number,
      deep: (deep[at] ?? deep.at(-1))?.[0] as number,
    }))
  }

  /** The same shock with a pool of `depth` and with one `times` as deep. */
  function runBoth(
    population: Population,
    { fall, depth, times, share, lagRounds }: DepthCase,
    options: { profitableOnly?: boolean } = {},
  ) {
    const run = (size: number) =>
      runCascade(
        makeOptions(population, {
          ...options,
          fall,
          venue: makeLadder(size),
          oracle: { share, lagRounds },
          maxRounds: 60,
        }),
      )
    return { thin: run(depth), deep: run(depth * times) }
  }

  const arbitraryCase = fc.record({
    loans: arbitraryLoans,
    fall: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
    depth: arbitraryDepth,
    times: fc.double({ min: 1, max: 100, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    lagRounds: fc.integer({ min: 1, max: 3 }),
  })

  /** Pools that carry the sales, so that the price goes down step by step. */
  const arbitraryGentleCase = fc.record({
    loans: fc
      .array(
        fc.record({
          ether: fc.double({ min: 10, max: 1_000, noNaN: true }),
          health: fc.double({ min: 1.02, max: 1.4, noNaN: true }),
        }),
        { minLength: 5, maxLength: 40 },
      )
      .map((drawn) =>
        drawn.map(({ ether, health }) => ({ ether, dollars: (ether * 2_000 * 0.83) / health })),
      ),
    fall: fc.double({ min: 0.03, max: 0.2, noNaN: true }),
    depth: fc.double({ min: 7, max: 9, noNaN: true }).map((size) => 10 ** size),
    times: fc.double({ min: 1, max: 10, noNaN: true }),
    share: fc.double({ min: 0.3, max: 1, noNaN: true }),
    lagRounds: fc.integer({ min: 1, max: 3 }),
  })

  test('MORE_DEPTH_NEVER_LOWER_PRICE: where what is sold does not hang on the price', () => {
    fc.assert(
      fc.property(arbitraryCase, (drawn) => {
        // Absorbed whole, sold at any price: nobody's decision hangs on anything but having crossed the line.
        const rules = { ...COMET_RULES, storeFrontPriceFactor: 1 }
        const population = makePopulation(drawn.loans, { rules, bonus: 1e9 })
        const { thin, deep } = runBoth(population, drawn)
        const prices = pairRounds(
          thin.rounds.map(({ oraclePrices }) => oraclePrices),
          deep.rounds.map(({ oraclePrices }) => oraclePrices),
        )
        for (const at of prices) expect(at.deep).toBeGreaterThanOrEqual(at.thin * (1 - 1e-9))
        expect(deep.totals.accounts).toBeLessThanOrEqual(thin.totals.accounts)
      }),
      { numRuns: 200 },
    )
  })

  test('MORE_DEPTH_NEVER_MORE_BAD_DEBT: where whole positions go and nobody falls past what covers him', () => {
    let later = 0
    fc.assert(
      fc.property(arbitraryGentleCase, (drawn) => {
        const population = makePopulation(drawn.loans, { rules: MORPHO_RULES })
        const { thin, deep } = runBoth(population, drawn, { profitableOnly: false })
        const [first, ...rest] = deep.rounds
        expect(thin.rounds[0]?.badDebt).toBe(first?.badDebt)
        fc.pre(rest.every(({ badDebt }) => badDebt === 0))
        if (rest.some(({ liquidations }) => liquidations > 0)) later += 1
        expect(deep.totals.badDebt).toBeLessThanOrEqual(thin.totals.badDebt)
      }),
      { numRuns: 200 },
    )
    expect(later).toBeGreaterThan(20)
  })

  // Not a law, as the last test here shows, but what a deeper pool does to markets as they are drawn.
  test('MORE_DEPTH_LESS_BAD_DEBT: of 200 drawn markets hardly one loses more by a deeper pool, all together less', () => {
    const lost = { thin: 0, deep: 0 }
    let worse = 0
    for (const drawn of fc.sample(arbitraryGentleCase, { numRuns: 200, seed: 1 })) {
      const population = makePopulation(drawn.loans, { rules: MORPHO_RULES })
      const { thin, deep } = runBoth(
        population,
        { ...drawn, depth: drawn.depth / 3, times: drawn.times + 1 },
        { profitableOnly: false },
      )
      const isWorse = deep.totals.badDebt > thin.totals.badDebt * (1 + 1e-9)
      if (isWorse || deep.totals.accounts > thin.totals.accounts) worse += 1
      lost.thin += thin.totals.badDebt
      lost.deep += deep.totals.badDebt
    }
    expect(worse).toBeLessThanOrEqual(4)
    expect(lost.deep).toBeLessThan(lost.thin / 2)
  })

  test('behavior: where the oracle stands still depth changes nobody’s debt', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ loans, fall, depth, times }) => {
        const population = makePopulation(loans)
        const run = (size: number) =>
          runCascade(
            makeOptions(population, {
              fall,
              venue: makeLadder(size),
              oracle: { share: 0, lagRounds: 1 },
              profitableOnly: false,
            }),
          ).totals.badDebt
        expect(run(depth)).toBe(run(depth * times))
      }),
      { numRuns: 100 },
    )
  })

  test('behavior: a thin market may lose less, where it brings somebody to the line before a jump', () => {
    // The first sale decides whether the second account is over the line before or after the third one's sale.
    const loans = [
      { ether: 300, dollars: 300 * 1_500 },
      { ether: 4_000, dollars: 4_000 * 1_478 },
      { ether: 400, dollars: 400 * 1_440 },
    ]
    const population = makePopulation(loans, { rules: MORPHO_RULES })
    const losses = [6e6, 8e6, 1e7, 1.4e7, 2e7, 3e7, 6e7].map(
      (depth) =>
        runCascade(
          makeOptions(population, { fall: 0.1, venue: makeLadder(depth), profitableOnly: false }),
        ).totals.badDebt,
    )
    expect(losses.some((loss, at) => at > 0 && loss > (losses[at - 1] as number))).toBe(true)
  })
})
