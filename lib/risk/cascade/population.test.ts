import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getShockedPrices } from './get-shocked-prices'
import { leaveOutSmall } from './leave-out-small'
import { createLedger } from './ledger'
import { mergePopulations } from './merge-populations'
import { fromPopulationJson, toPopulationJson } from './population-json'
import { runCascade } from './run-cascade'
import {
  AAVE_RULES,
  arbitraryLoans,
  MORPHO_RULES,
  makeLadder,
  makePopulation,
  USDC,
  WETH,
} from './testing/arbitrary'

describe('mergePopulations', () => {
  test('MERGED_IS_THE_SUM: without an effect on prices', () => {
    fc.assert(
      fc.property(arbitraryLoans, arbitraryLoans, (loans, others) => {
        const one = makePopulation(loans, { rules: AAVE_RULES })
        const other = makePopulation(others, { rules: MORPHO_RULES })
        const merged = mergePopulations([one, other])
        expect(merged).toMatchObject({ length: loans.length + others.length })
        const falls = [{ asset: WETH, fall: 0.4 }]
        const run = (population: typeof one) =>
          createLedger(population).liquidateAll(getShockedPrices(population, { falls }))
        const [a, b, sum] = [run(one), run(other), run(merged)]
        expect(sum.accounts).toBe(a.accounts + b.accounts)
        expect(sum.seized).toBeCloseTo(a.seized + b.seized, 3)
        expect(sum.badDebt).toBeCloseTo(a.badDebt + b.badDebt, 3)
      }),
      { numRuns: 50 },
    )
  })

  test('behavior: one token is sold in one pool, whichever market it comes from', () => {
    const loans = [{ ether: 1_000, dollars: 1_600_000 }]
    const market = makePopulation(loans)
    const merged = mergePopulations([market, market])
    const prices = getShockedPrices(merged, { falls: [{ asset: WETH, fall: 0.1 }] })
    const venue = makeLadder(10_000_000)
    const oracle = { lagRounds: 1, share: 0 }
    const result = runCascade({
      population: merged,
      shock: { prices },
      venues: [venue, null, null, null],
      oracle,
      profitableOnly: false,
    })
    const alone = runCascade({
      population: market,
      shock: { prices: prices.slice(0, 2) },
      venues: [venue, null],
      oracle,
      profitableOnly: false,
    })
    const [first, second] = result.assets.filter(({ sold }) => sold > 0)
    expect(first?.venue).toBe('pool')
    expect(second?.venue).toBe('pool')
    expect(first?.finalPoolPrice).toBe(second?.finalPoolPrice)
    expect(result.totals.received).toBeLessThan(2 * alone.totals.received)
    expect(first?.finalPoolPrice).toBeLessThan(alone.assets[0]?.finalPoolPrice ?? 0)
  })
})

test('DECODE_OF_ENCODE_IS_THE_SAME: to the digits that are sent', () => {
  fc.assert(
    fc.property(arbitraryLoans, (loans) => {
      const population = makePopulation(loans)
      const json = JSON.parse(JSON.stringify(toPopulationJson(population)))
      const back = fromPopulationJson(json)
      expect({ ...back, legAmounts: null }).toEqual({ ...population, legAmounts: null })
      back.legAmounts.forEach((amount, leg) => {
        expect(Math.abs(amount / (population.legAmounts[leg] ?? 0) - 1)).toBeLessThan(1e-11)
      })
    }),
    { numRuns: 50 },
  )
})

test('leaveOutSmall: who owes enough stays as he is', () => {
  const loans = [
    { ether: 1, dollars: 50 },
    { ether: 2, dollars: 500 },
    { ether: 3, dollars: 5_000 },
  ]
  const left = leaveOutSmall(makePopulation(loans), 100)
  const expected = makePopulation(loans.slice(1))
  expect({ ...left, addresses: [] }).toEqual({ ...expected, addresses: [] })
  expect(left.addresses).toEqual(makePopulation(loans).addresses.slice(1))
  expect(leaveOutSmall(left, 0)).toBe(left)
})

test('behavior: assets of one feed fall with the deepest pool among them', () => {
  const population = makePopulation([{ ether: 1_000, dollars: 1_600_000 }])
  const feed = WETH
  const assets = population.assets.map((asset, index) => (index === 0 ? { ...asset, feed } : asset))
  const staked = {
    ...(assets[0] as (typeof assets)[number]),
    address: feed.replace('1', '9') as typeof feed,
  }
  const result = runCascade({
    population: { ...population, assets: [...assets, staked] },
    shock: { prices: [1_800, 1, 1_800] },
    venues: [makeLadder(10_000_000), null, null],
  })
  const last = result.rounds.at(-1)?.oraclePrices
  expect(last?.[0]).toBeLessThan(1_800)
  expect(last?.[2]).toBe(last?.[0])
})

test('getShockedPrices: without an asset what is mostly owed stays', () => {
  const population = makePopulation([{ ether: 1, dollars: 500 }])
  expect([...getShockedPrices(population, { falls: [{ asset: null, fall: 0.25 }] })]).toEqual([
    1_500, 1,
  ])
  expect([...getShockedPrices(population, { falls: [{ asset: USDC, fall: -0.5 }] })]).toEqual([
    2_000, 1.5,
  ])
})
