import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Address } from '@/lib/risk/units'
import { getBestRouteSplit } from './get-best-route-split'
import { getBestSplit } from './get-best-split'
import { getRoutePrice } from './get-route-price'
import { getRouteStretches } from './get-route-stretches'
import { getSaleRoutes } from './get-sale-routes'
import type { DepthPool } from './pool'
import { quoteExactInput } from './quote-exact-input'
import { quoteRoute } from './quote-route'
import type { SaleRoute } from './sale-route'
import { sellIntoStretches } from './sell-into-stretches'
import { anyPool, makeV2Pool, makeV3Pool, token0, token1 } from './testing/make-pool'
import { getSqrtRatioAtTick } from './uniswap-v3/tick-math'

const between: readonly Address[] = [
  '0x4444444444444444444444444444444444444444',
  '0x5555555555555555555555555555555555555555',
]
const UNIT = 10n ** 18n

/** The same pool between other tokens: the first is its `token0`. */
const move = (pool: DepthPool, [first, second]: readonly [Address, Address]): DepthPool => ({
  ...pool,
  token0: first,
  token1: second,
})

/** token0 → token1 directly and by each of `detours`, whose pools are given between token0 and token1. */
function toRoutes(
  direct: readonly DepthPool[],
  detours: readonly { first: readonly DepthPool[]; second: readonly DepthPool[] }[],
): SaleRoute[] {
  return getSaleRoutes({
    tokenIn: token0,
    tokenOut: token1,
    direct,
    detours: detours.map(({ first, second }, i) => {
      const token = between[i] ?? token0
      return {
        token,
        first: first.map((pool) => move(pool, [token0, token])),
        second: second.map((pool) => move(pool, [token, token1])),
      }
    }),
  })
}

const pools = fc.array(anyPool, { minLength: 1, maxLength: 3 })
const detour = fc.record({ first: pools, second: pools })
const routes = fc
  .tuple(fc.array(anyPool, { maxLength: 2 }), fc.array(detour, { minLength: 1, maxLength: 2 }))
  .map(([direct, detours]) => toRoutes(direct, detours))
const size = fc.bigInt({ min: 1n, max: 10n ** 23n })
const large = fc.bigInt({ min: 10n ** 13n, max: 10n ** 23n })

test('default: half goes by each of two ways alike, more than either brings alone', () => {
  const pool = makeV2Pool(1_000n * UNIT, 2_000n * UNIT)
  const detours = [{ first: [pool], second: [pool] }]
  const [one] = toRoutes([], detours)
  const two = toRoutes([], [...detours, ...detours])
  const split = getBestRouteSplit(two, 100n * UNIT)
  expect(split.parts.map(({ amountIn }) => Number(amountIn) / 1e18)).toEqual([
    expect.closeTo(50, 6),
    expect.closeTo(50, 6),
  ])
  expect(split.amountOut).toBe(split.parts.reduce((sum, { amountOut }) => sum + amountOut, 0n))
  const alone = one && quoteRoute(one, 100n * UNIT)
  expect(Number(split.amountOut) / Number(alone?.amountOut)).toBeGreaterThan(1.1)
})

test('behavior: a leg without a pool is no way; a token between counts once, the pair’s own not at all', () => {
  const pool = makeV2Pool(UNIT, UNIT)
  expect(toRoutes([], [{ first: [pool], second: [] }])).toEqual([])
  expect(toRoutes([], [{ first: [], second: [pool] }])).toEqual([])
  const [token = token0] = between
  const upper = token.toUpperCase().replace('0X', '0x') as Address
  const detours = [token, upper, token0, token1].map((via) => ({
    token: via,
    first: [pool],
    second: [pool],
  }))
  const found = getSaleRoutes({ tokenIn: token0, tokenOut: token1, direct: [pool], detours })
  expect(found.map(({ tokens }) => tokens)).toEqual([
    [token0, token1],
    [token0, token, token1],
  ])
  expect(getBestRouteSplit([], UNIT)).toMatchObject({ amountInUsed: 0n, amountOut: 0n, parts: [] })
})

test('behavior: the price of a way is that of its legs, multiplied', () => {
  const [route] = toRoutes([], [{ first: [makeV2Pool(1n, 3n)], second: [makeV2Pool(5n, 7n)] }])
  expect(route && getRoutePrice(route)).toEqual({ out: 21n, in: 5n })
  const [empty] = toRoutes([], [{ first: [makeV2Pool(1n, 3n)], second: [makeV2Pool(0n, 0n)] }])
  expect(empty && getRoutePrice(empty)).toBeNull()
})

test('behavior: what the second leg can’t take is not sold in the first', () => {
  const thin = makeV3Pool({
    fee: 500,
    sqrtPriceX96: getSqrtRatioAtTick(0),
    positions: [{ lower: -600, upper: 600, liquidity: 10n ** 20n }],
  })
  const [route] = toRoutes(
    [],
    [{ first: [makeV2Pool(1_000n * UNIT, 1_000n * UNIT)], second: [thin] }],
  )
  if (!route) throw new Error('no way')
  const { amountInUsed, amountOut, legs } = quoteRoute(route, 900n * UNIT)
  const [first, second] = legs
  expect(Number(amountInUsed) / 1e18).toBeCloseTo(3.0653, 3)
  expect(Number(second?.amountInUsed) / Number(first?.amountOut)).toBeCloseTo(1, 9)
  const most = quoteExactInput(move(thin, [token0, token1]), {
    tokenIn: token0,
    amountIn: 900n * UNIT,
  })
  expect(Number(amountOut) / Number(most.amountOut)).toBeCloseTo(1, 9)
})

test('ROUTE_IS_ITS_LEGS: one pool a leg gives what two quotes after one another give', () => {
  fc.assert(
    fc.property(anyPool, anyPool, size, (first, second, amountIn) => {
      const [route] = toRoutes([], [{ first: [first], second: [second] }])
      if (!route) throw new Error('no way')
      const one = quoteExactInput(first, { tokenIn: token0, amountIn })
      const two = quoteExactInput(second, { tokenIn: token0, amountIn: one.amountOut })
      fc.pre(two.amountInUsed === one.amountOut)
      const { amountInUsed, amountOut } = quoteRoute(route, amountIn)
      expect({ amountInUsed, amountOut }).toEqual({
        amountInUsed: one.amountInUsed,
        amountOut: two.amountOut,
      })
    }),
  )
})

test('ROUTE_NEVER_WORSE: a split brings no less than the pair’s own pools or any one way alone', () => {
  fc.assert(
    fc.property(routes, size, (ways, amountIn) => {
      const split = getBestRouteSplit(ways, amountIn)
      for (const route of ways) {
        expect(split.amountOut).toBeGreaterThanOrEqual(quoteRoute(route, amountIn).amountOut)
      }
      const [own] = ways
      if (own?.legs.length === 1) {
        const direct = getBestSplit(own.legs[0] ?? [], { tokenIn: token0, amountIn })
        expect(split.amountOut).toBeGreaterThanOrEqual(direct.amountOut)
      }
      expect(split.amountInUsed).toBeLessThanOrEqual(amountIn)
      const sum = split.parts.reduce((total, part) => total + part.amountOut, 0n)
      expect(split.amountOut).toBe(sum)
    }),
  )
})

test('ROUTE_LANE_IS_THE_QUOTE: a way as one lane takes and gives what its exact legs do', () => {
  fc.assert(
    fc.property(detour, large, (pair, amountIn) => {
      const [route] = toRoutes([], [pair])
      if (!route) throw new Error('no way')
      const sale = sellIntoStretches(getRouteStretches(route), Number(amountIn))
      const exact = quoteRoute(route, amountIn)
      const near = (a: number, b: number) =>
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-7 * Math.max(a, b) + 1e4)
      near(sale.amountOut, Number(exact.amountOut))
      near(sale.amountInUsed, Number(exact.amountInUsed))
    }),
  )
})

test('ROUTE_BEST: no other division between two ways brings more', () => {
  fc.assert(
    fc.property(
      pools,
      detour,
      large,
      fc.integer({ min: 0, max: 100 }),
      (own, pair, amountIn, share) => {
        const [direct, by] = toRoutes(own, [pair])
        if (!direct || !by) throw new Error('no way')
        const best = getBestRouteSplit([direct, by], amountIn)
        const part = (amountIn * BigInt(share)) / 100n
        const other = quoteRoute(direct, part).amountOut + quoteRoute(by, amountIn - part).amountOut
        expect(Number(best.amountOut)).toBeGreaterThanOrEqual(Number(other) * (1 - 1e-9) - 1e4)
      },
    ),
  )
})
