import { expect, test } from 'vitest'
import { getDepthSizes } from './get-depth-sizes'

/** A token of 6 decimals worth $2. */
const dollar = { units: 500_000n, dollars: 1n }

test('default: round dollars up to the whole, and the whole', () => {
  const sizes = getDepthSizes(1_600_000_000_000n, dollar)
  expect(sizes.map((size) => Number(size) / 500_000)).toEqual([
    1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 3.2e6,
  ])
})

test('behavior: a million where less is held, the whole among them', () => {
  expect(getDepthSizes(750_000_000n, dollar).map((size) => Number(size) / 500_000)).toEqual([
    1e3, 1.5e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6,
  ])
  expect(getDepthSizes(0n, dollar)).toHaveLength(10)
})

test('behavior: without a price, shares of the whole; of nothing none', () => {
  expect(getDepthSizes(1_000n, null)).toEqual([1n, 2n, 5n, 10n, 20n, 50n, 100n, 200n, 500n, 1_000n])
  expect(getDepthSizes(0n, null)).toEqual([])
})

test('behavior: a token whose smallest unit is worth more than any size ends', () => {
  expect(getDepthSizes(3n, { units: 1n, dollars: 10n ** 12n })).toEqual([1n, 2n, 3n])
})
