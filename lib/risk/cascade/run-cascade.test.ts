import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CascadeOptions } from './cascade'
import { comparePolicies } from './compare-policies'
import { createSaleLadder } from './create-sale-ladder'
import { getShockedPrices } from './get-shocked-prices'
import { createLedger } from './ledger'
import type { Population } from './population'
import { runCascade } from './run-cascade'
import type { SaleVenue } from './sale-venue'
import {
  AAVE_RULES,
  arbitraryDepth,
  arbitraryLoans,
  arbitraryRules,
  COMET_RULES,
  MORPHO_RULES,
  makeLadder,
  makePopulation,
  SKY_RULES,
  USDC,
  WETH,
} from './testing/arbitrary'

const arbitraryFall = fc.double({ min: 0.01, max: 0.9, noNaN: true })

function makeOptions(
  population: Population,
  { fall, venue, ...rest }: Partial<CascadeOptions> & { fall: number; venue: SaleVenue },
): CascadeOptions {
  const prices = getShockedPrices(population, { falls: [{ asset: WETH, fall }] })
  return { population, shock: { prices }, venues: [venue, null], ...rest }
}

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

describe('more depth', () => {
  /** Rounds of both runs side by side; the shorter one goes on as it ended. */
  function pairRounds(thin: Float64Array[], deep: Float64Array[]) {
    const length = Math.max(thin.length, deep.length)
    return Array.from({ length }, (_, at) => ({
      thin: (thin[at] ?? thin.at(-1))?.[0] as number,
      deep: (deep[at] ?? deep.at(-1))?.[0] as number,
    }))
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
      fc.property(arbitraryCase, ({ loans, fall, depth, times, share, lagRounds }) => {
        // Absorbed whole, sold at any price: nobody's decision hangs on anything but having crossed the line.
        const rules = { ...COMET_RULES, storeFrontPriceFactor: 1 }
        const population = makePopulation(loans, { rules, bonus: 1e9 })
        const run = (size: number) =>
          runCascade(
            makeOptions(population, {
              fall,
              venue: makeLadder(size),
              oracle: { share, lagRounds },
              maxRounds: 60,
            }),
          )
        const [thin, deep] = [run(depth), run(depth * times)]
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
      fc.property(arbitraryGentleCase, ({ loans, fall, depth, times, share, lagRounds }) => {
        const population = makePopulation(loans, { rules: MORPHO_RULES })
        const run = (size: number) =>
          runCascade(
            makeOptions(population, {
              fall,
              venue: makeLadder(size),
              oracle: { share, lagRounds },
              profitableOnly: false,
              maxRounds: 60,
            }),
          )
        const [thin, deep] = [run(depth), run(depth * times)]
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
    const population = makePopulation([{ ether: 100, dollars: 140_000 }], {
      rules: SKY_RULES,
      bonus: 1.13,
    })
    const venue = { kind: 'infinite' } as const
    const { totals } = runCascade(
      makeOptions(population, { fall: 0.16, venue, maxRounds: 200, roundSeconds: 60 }),
    )
    expect(totals.repaid).toBeCloseTo(140_000, 6)
    expect(totals.badDebt).toBe(0)
    // 158,200 to raise at no more than 1,680 a token.
    expect(totals.sold / 1_680).toBeGreaterThan(158_200 / 1_680)
    expect(totals.sold / 1_680).toBeLessThan(100)
    expect(totals.unsold).toBe(0)
  })

  test('behavior: what an auction does not raise of the debt is lost', () => {
    const population = makePopulation([{ ether: 100, dollars: 160_000 }], {
      rules: SKY_RULES,
      bonus: 1.13,
    })
    const venue = { kind: 'infinite' } as const
    const { totals } = runCascade(
      makeOptions(population, { fall: 0.25, venue, maxRounds: 200, roundSeconds: 60 }),
    )
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

describe('Ledger', () => {
  test('behavior: lists what the columns find, after any prices, and resets', () => {
    fc.assert(
      fc.property(arbitraryLoans, arbitraryFall, (loans, fall) => {
        const population = makePopulation(loans)
        const ledger = createLedger(population)
        const prices = getShockedPrices(population, { falls: [{ asset: WETH, fall }] })
        const first = ledger.liquidateAll(prices)
        ledger.reset()
        expect(ledger.amounts).toEqual(population.legAmounts)
        expect(ledger.liquidateAll(prices)).toEqual(first)
        ledger.reset()
        const rising = getShockedPrices(population, { falls: [{ asset: USDC, fall: -fall }] })
        ledger.setPrices(rising)
        const expected = loans.flatMap(({ ether, dollars }, row) =>
          ether * 2_000 * 0.83 < dollars * (1 + fall) ? [row] : [],
        )
        expect(ledger.listLiquidatable()).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

test('createSaleLadder: several pools are sold into at the best split', () => {
  const quote = { address: USDC, symbol: 'USDC', price: 1 }
  const pool = (fee: number, liquidity: number) => ({
    fee,
    price: 2_000,
    ranges: [{ lower: 0, upper: 4_000, liquidity }],
  })
  expect(createSaleLadder({ quote, pools: [] })).toEqual({ kind: 'closed' })
  const one = createSaleLadder({ quote, pools: [pool(0.003, 500)] })
  expect(one).toMatchObject({ kind: 'ladder', fee: 0.003, prices: [1_994, 0] })
  const both = createSaleLadder({ quote, pools: [pool(0.003, 500), pool(0.0005, 300)] })
  expect(both).toMatchObject({ fee: 0.003, prices: [1_999, 1_994, 0] })
})
