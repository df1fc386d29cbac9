import { expect, test } from 'vitest'
import type { Address } from '../units'
import { createSaleLadder } from './create-sale-ladder'
import { openVenues } from './open-venues'
import type { PopulationAsset } from './population'
import { runCascade } from './run-cascade'
import { MORPHO_RULES, makePopulation } from './testing/arbitrary'

const dollar = '0x00000000000000000000000000000000000000dd' as const

/** Ether in a pool of one dollar token that the population knows too. */
function makeLadder(quote: Address) {
  return createSaleLadder({
    quote: { address: quote, symbol: 'USDC', price: 1 },
    pools: [{ fee: 0, price: 2_000, ranges: [{ lower: 0, upper: 2_000, liquidity: 1e5 }] }],
  })
}

test('behavior: where a token rises against what its pool is quoted in, the pool rises with it', () => {
  const population = makePopulation([{ ether: 1, dollars: 1 }])
  const quote = population.assets[1]?.address as Address
  const venues = [makeLadder(quote), null]
  const open = (shocked: number[]) => openVenues(population, { venues, shocked }).byAsset[0]
  expect(open([2_000, 0.88])?.getPrice()).toBeCloseTo(2_000, 6)
  expect(open([3_000, 1])?.getPrice()).toBeCloseTo(3_000, 6)
  const now = open([2_000, 1])?.getAmountDownTo(1_800) as number
  expect(open([3_000, 1])?.getAmountDownTo(2_700)).toBeCloseTo(now / Math.sqrt(1.5), 6)
  expect(open([1_500, 1])?.getPrice()).toBeCloseTo(1_500, 6)
})

test('behavior: a stablecoin that falls leaves loans in another one liquidatable, at the price outside', () => {
  const population = makePopulation([{ ether: 10, dollars: 16_500 }], { rules: MORPHO_RULES })
  const stable: PopulationAsset = { ...(population.assets[1] as PopulationAsset), address: dollar }
  const result = runCascade({
    population: { ...population, assets: [...population.assets, stable] },
    shock: { prices: [2_000, 1.05, 0.88] },
    venues: [makeLadder(dollar), null, null],
  })
  expect(result.totals.accounts).toBe(1)
  expect(result.totals.leftAccounts).toBe(0)
})

test('behavior: a quote token that the market has no price of counts at what the pool’s reader found', () => {
  const population = makePopulation([{ ether: 10, dollars: 14_000 }], { rules: MORPHO_RULES })
  const unpriced = { ...(population.assets[1] as PopulationAsset), address: dollar, price: 0 }
  const result = runCascade({
    population: { ...population, assets: [...population.assets, unpriced] },
    shock: { prices: [1_500, 1, 0] },
    venues: [makeLadder(dollar), null, null],
  })
  expect(result.totals.accounts).toBe(1)
  expect(result.totals.received).toBeGreaterThan(14_000)
})
