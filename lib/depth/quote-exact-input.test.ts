import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DepthPool } from './pool'
import { quoteExactInput } from './quote-exact-input'
import {
  amount,
  anyPool,
  makeV2Pool,
  makeV3Pool,
  token0,
  token1,
  tokenIn,
} from './testing/make-pool'
import { getSqrtRatioAtTick } from './uniswap-v3/tick-math'

test('default: a pair of 100 and 300,000 gives 299,100 ÷ 100.997 for one', () => {
  const pool = makeV2Pool(100n * 10n ** 18n, 300_000n * 10n ** 6n)
  const quote = quoteExactInput(pool, { tokenIn: token0, amountIn: 10n ** 18n })
  expect(quote).toMatchObject({ amountInUsed: 10n ** 18n, amountOut: 2_961_474_103n })
  expect(quote.poolAfter).toMatchObject({
    reserve0: 101n * 10n ** 18n,
    reserve1: 297_038_525_897n,
  })
})

test('behavior: where liquidity ends the rest is not used', () => {
  const positions = [{ lower: -600, upper: 600, liquidity: 10n ** 18n }]
  const pool = makeV3Pool({ fee: 3000, sqrtPriceX96: getSqrtRatioAtTick(0), positions })
  const quote = quoteExactInput(pool, { tokenIn: token0, amountIn: 10n ** 20n })
  expect(quote.amountInUsed).toBeLessThan(10n ** 17n)
  expect(quote.amountOut).toBeGreaterThan(0n)
  expect(quote.poolAfter.liquidity).toBe(0n)
  const again = quoteExactInput(quote.poolAfter, { tokenIn: token0, amountIn: 1n })
  expect(again).toMatchObject({ amountInUsed: 0n, amountOut: 0n })
})

test('behavior: a pair without reserves takes nothing, a full one only what fits', () => {
  const sale = { tokenIn: token0, amountIn: 10n ** 18n }
  expect(quoteExactInput(makeV2Pool(0n, 0n), sale)).toMatchObject({ amountInUsed: 0n })
  const full = makeV2Pool(2n ** 112n - 11n, 10n ** 18n)
  expect(quoteExactInput(full, sale)).toMatchObject({ amountInUsed: 10n })
})

test('error: a token that the pool does not hold, an amount that there is not', () => {
  const pool = makeV2Pool(1n, 1n)
  const other = '0x4444444444444444444444444444444444444444'
  expect(() => quoteExactInput(pool, { tokenIn: other, amountIn: 1n })).toThrow(RangeError)
  expect(() => quoteExactInput(pool, { tokenIn: token0, amountIn: -1n })).toThrow(RangeError)
  expect(() => quoteExactInput(pool, { tokenIn: token0, amountIn: 2n ** 255n })).toThrow(RangeError)
})

const sell = (pool: DepthPool, sale: { tokenIn: `0x${string}`; amountIn: bigint }) =>
  quoteExactInput(pool, sale)

test('OUT_MONOTONE: more in never gives less, never more than it uses', () => {
  fc.assert(
    fc.property(anyPool, tokenIn, amount, amount, (pool, token, a, b) => {
      const less = sell(pool, { tokenIn: token, amountIn: a < b ? a : b })
      const more = sell(pool, { tokenIn: token, amountIn: a < b ? b : a })
      expect(less.amountOut).toBeLessThanOrEqual(more.amountOut)
      expect(less.amountInUsed).toBeLessThanOrEqual(less.amountIn)
    }),
  )
})

test('SPLIT_SALE_NO_GAIN: two sales after one another never bring more than one of both', () => {
  fc.assert(
    fc.property(anyPool, tokenIn, amount, amount, (pool, token, a, b) => {
      const first = sell(pool, { tokenIn: token, amountIn: a })
      const second = sell(first.poolAfter, { tokenIn: token, amountIn: b })
      const both = sell(pool, { tokenIn: token, amountIn: a + b })
      // Each step of a v3 sale rounds its fee up and its output down by a unit.
      expect(first.amountOut + second.amountOut).toBeLessThanOrEqual(both.amountOut + 8n)
    }),
  )
})

test('ROUND_TRIP_LOSES: selling and buying back never leaves more', () => {
  fc.assert(
    fc.property(anyPool, amount, (pool, amountIn) => {
      const there = sell(pool, { tokenIn: token0, amountIn })
      const back = sell(there.poolAfter, { tokenIn: token1, amountIn: there.amountOut })
      expect(back.amountOut).toBeLessThanOrEqual(there.amountInUsed)
    }),
  )
})
