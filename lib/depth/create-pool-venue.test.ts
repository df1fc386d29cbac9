import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPoolVenue } from './create-pool-venue'
import { getBestSplit } from './get-best-split'
import { getSpotPrice } from './get-spot-price'
import { quoteExactInput } from './quote-exact-input'
import { anyPool, makeV2Pool, token0, tokenIn } from './testing/make-pool'

/** Large enough that a unit of rounding does not count. */
const size = fc.bigInt({ min: 10n ** 13n, max: 10n ** 23n })
const near = (a: number, b: number, tolerance: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(a), Math.abs(b)) + 1e3)

test('VENUE_IS_THE_QUOTE: one pool, sale after sale, gives what exact quotes give', () => {
  fc.assert(
    fc.property(
      anyPool,
      tokenIn,
      fc.array(size, { minLength: 1, maxLength: 5 }),
      (pool, token, sizes) => {
        const venue = createPoolVenue([pool], { tokenIn: token })
        let exact = pool
        for (const amountIn of sizes) {
          const quote = quoteExactInput(exact, { tokenIn: token, amountIn })
          const sale = venue.sell(Number(amountIn))
          near(sale.amountOut, Number(quote.amountOut), 1e-8)
          near(sale.amountInUsed, Number(quote.amountInUsed), 1e-8)
          exact = quote.poolAfter
          if (sale.amountInUsed < sale.amountIn) return
          const spot = getSpotPrice(exact, token)
          if (exact.kind === 'uniswap-v3' && exact.liquidity === 0n) return
          if (spot)
            expect(venue.getPrice() / (Number(spot.out) / Number(spot.in))).toBeCloseTo(1, 7)
        }
      },
    ),
  )
})

test('VENUE_ADDS_UP: what all pools were given is what was used; a clone goes its own way; reset begins anew', () => {
  fc.assert(
    fc.property(
      fc.array(anyPool, { minLength: 1, maxLength: 4 }),
      tokenIn,
      size,
      (pools, token, amountIn) => {
        const venue = createPoolVenue(pools, { tokenIn: token })
        const price = venue.getMarginalPrice()
        const first = venue.sell(Number(amountIn))
        const sum = venue.getSoldAmounts().reduce((total, sold) => total + sold, 0)
        near(sum, first.amountInUsed, 1e-9)
        expect(venue.getMarginalPrice()).toBeLessThanOrEqual(price)
        const twin = venue.clone()
        const next = venue.sell(1e18)
        expect(twin.sell(1e18)).toEqual(next)
        venue.reset()
        expect(venue.sell(Number(amountIn))).toEqual(first)
      },
    ),
  )
})

test('behavior: buyers bring the price back, all of the way or a part of it', () => {
  const pool = makeV2Pool(10n ** 20n, 10n ** 20n)
  const venue = createPoolVenue([pool], { tokenIn: token0 })
  venue.sell(1e19)
  const low = venue.getPrice()
  venue.recover(0.5)
  expect(venue.getPrice()).toBeGreaterThan(low)
  expect(venue.getPrice()).toBeLessThan(1)
  venue.recover(1)
  expect(venue.getPrice()).toBeCloseTo(1, 9)
})

test('SPLIT_IS_BEST: never below any pool alone or any other way to split, the sum of its parts', () => {
  fc.assert(
    fc.property(
      fc.array(anyPool, { minLength: 2, maxLength: 4 }),
      tokenIn,
      size,
      fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
      (pools, token, amountIn, weights) => {
        const split = getBestSplit(pools, { tokenIn: token, amountIn })
        const parts = split.parts.reduce(
          (sum, part) => ({
            given: sum.given + part.amountIn,
            used: sum.used + part.amountInUsed,
            out: sum.out + part.amountOut,
          }),
          { given: 0n, used: 0n, out: 0n },
        )
        expect(parts).toEqual({ given: amountIn, used: split.amountInUsed, out: split.amountOut })
        const total = BigInt(weights.slice(0, pools.length).reduce((a, b) => a + b, 1))
        let other = 0n
        for (const [i, pool] of pools.entries()) {
          const part = (amountIn * BigInt(weights[i] ?? 0)) / total
          other += quoteExactInput(pool, { tokenIn: token, amountIn: part }).amountOut
          const alone = quoteExactInput(pool, { tokenIn: token, amountIn })
          expect(split.amountOut).toBeGreaterThanOrEqual(alone.amountOut)
        }
        expect(split.amountOut + other / 10n ** 9n + 100n).toBeGreaterThanOrEqual(other)
      },
    ),
  )
})

test('behavior: no pools take nothing', () => {
  expect(getBestSplit([], { tokenIn: token0, amountIn: 5n })).toEqual({
    amountIn: 5n,
    amountInUsed: 0n,
    amountOut: 0n,
    parts: [],
  })
  expect(() => createPoolVenue([], { tokenIn: token0 })).toThrow(RangeError)
})
