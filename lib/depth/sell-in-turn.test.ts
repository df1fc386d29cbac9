import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Address } from '@/lib/risk/units'
import { getBestRouteSplit } from './get-best-route-split'
import type { DepthPool } from './pool'
import { quoteExactInput } from './quote-exact-input'
import type { SaleRoute } from './sale-route'
import { sellInTurn } from './sell-in-turn'
import { anyPool, makeV2Pool, token0, token1 } from './testing/make-pool'

const UNIT = 10n ** 18n
const other: Address = '0x6666666666666666666666666666666666666666'

/** A pool between two tokens, of an address of its own. */
const place = (pool: DepthPool, [first, second]: readonly [Address, Address], id: number) => ({
  ...pool,
  address: `0x${id.toString(16).padStart(40, 'a')}` as const,
  token0: first,
  token1: second,
})

const shared = place(makeV2Pool(1_000n * UNIT, 2_000_000n * UNIT), [token0, token1], 1)
const feeder = place(makeV2Pool(1_000n * UNIT, 1_000n * UNIT), [other, token0], 2)
const straight: SaleRoute = { tokens: [token0, token1], legs: [[shared]] }
const byWay: SaleRoute = { tokens: [other, token0, token1], legs: [[feeder], [shared]] }
const back: SaleRoute = { tokens: [token1, token0], legs: [[shared]] }

test('default: what two share is sold into once: the second finds what the first has left, to the wei', () => {
  const amountIn = 100n * UNIT
  const [first, second] = sellInTurn([
    { routes: [straight], amountIn },
    { routes: [byWay], amountIn },
  ])
  const one = quoteExactInput(shared, { tokenIn: token0, amountIn })
  const leg = quoteExactInput(feeder, { tokenIn: other, amountIn })
  const two = quoteExactInput(one.poolAfter, { tokenIn: token0, amountIn: leg.amountOut })
  expect(first?.amountOut).toBe(one.amountOut)
  expect(second?.amountOut).toBe(two.amountOut)
  const alone = getBestRouteSplit([byWay], amountIn).amountOut
  expect(Number(second?.amountOut) / Number(alone)).toBeLessThan(0.86)
})

test('behavior: each leg of a way moves its pools, and one moved pool of several is enough to feel it', () => {
  const amountIn = 100n * UNIT
  const fresh = place(makeV2Pool(1_000n * UNIT, 2_000_000n * UNIT), [token0, token1], 4)
  const leg = quoteExactInput(feeder, { tokenIn: other, amountIn })
  const { poolAfter } = quoteExactInput(shared, { tokenIn: token0, amountIn: leg.amountOut })
  const after = (routes: readonly SaleRoute[]) =>
    sellInTurn([
      { routes: [byWay], amountIn },
      { routes, amountIn },
    ])[1]?.amountOut
  const quote = { tokenIn: token0, amountIn }
  expect(after([straight])).toBe(quoteExactInput(poolAfter, quote).amountOut)
  const beside = { ...straight, legs: [[fresh]] }
  const both = getBestRouteSplit([{ ...straight, legs: [[poolAfter]] }, beside], amountIn)
  expect(after([straight, beside])).toBe(both.amountOut)
})

test('behavior: a way that was not taken leaves its pools as they were', () => {
  const dear = place(makeV2Pool(1_000n * UNIT, UNIT), [token0, token1], 3)
  const sale = { routes: [{ ...straight, legs: [[shared, dear]] }], amountIn: 1_000n }
  const [, second] = sellInTurn([
    sale,
    { routes: [{ ...straight, legs: [[dear]] }], amountIn: UNIT },
  ])
  expect(second?.amountOut).toBe(
    quoteExactInput(dear, { tokenIn: token0, amountIn: UNIT }).amountOut,
  )
})

test('behavior: the opposite way through a pool another has moved counts as if it were alone', () => {
  const [first, second] = sellInTurn([
    { routes: [straight], amountIn: 500n * UNIT },
    { routes: [back], amountIn: 1_000n * UNIT },
  ])
  expect(first?.amountOut).toBeGreaterThan(600_000n * UNIT)
  const alone = quoteExactInput(shared, { tokenIn: token1, amountIn: 1_000n * UNIT })
  expect(second?.amountOut).toBe(alone.amountOut)
})

test('behavior: what has no way brings nothing, and nothing is sold of nothing', () => {
  expect(sellInTurn([{ routes: [], amountIn: UNIT }])).toMatchObject([{ amountInUsed: 0n }])
  expect(sellInTurn([])).toEqual([])
})

const anySales = fc
  .record({
    pools: fc.tuple(anyPool, anyPool, anyPool),
    amounts: fc.array(fc.bigInt({ min: 10n ** 15n, max: 10n ** 22n }), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map(({ pools: [a, b, c], amounts }) => {
    const [direct, first, extra] = [
      place(a, [token0, token1], 1),
      place(b, [other, token0], 2),
      place(c, [token0, token1], 3),
    ]
    const ways: SaleRoute[][] = [
      [{ tokens: [token0, token1], legs: [[direct, extra]] }],
      [{ tokens: [other, token0, token1], legs: [[first], [direct]] }],
      [{ tokens: [token1, token0], legs: [[direct]] }],
      [{ tokens: [token0, token1], legs: [[extra]] }],
    ]
    return ways.map((routes, i) => ({ routes, amountIn: amounts[i] ?? 0n }))
  })

test('TURN_NEVER_MORE_THAN_ALONE: no sale brings more than it would in untouched pools; the first brings that', () => {
  let less = 0
  fc.assert(
    fc.property(anySales, (sales) => {
      const alone = sales.map(({ routes, amountIn }) => getBestRouteSplit(routes, amountIn))
      const inTurn = sellInTurn(sales)
      expect(inTurn[0]).toEqual(alone[0])
      inTurn.forEach(({ amountOut }, i) => {
        const own = alone[i]?.amountOut ?? 0n
        expect(amountOut).toBeLessThanOrEqual(own)
        if (amountOut < own) less += 1
      })
    }),
    { numRuns: 50 },
  )
  expect(less).toBeGreaterThan(10)
})

test('TURN_IS_ONE_SALE: the same thing sold in two goes brings what it does in one, but for the fees that stay', () => {
  fc.assert(
    fc.property(
      anyPool,
      fc.bigInt({ min: 10n ** 18n, max: 10n ** 22n }),
      fc.integer({ min: 1, max: 99 }),
      (pool, amountIn, percent) => {
        const routes: SaleRoute[] = [{ tokens: [token0, token1], legs: [[pool]] }]
        const part = (amountIn * BigInt(percent)) / 100n
        const parts = sellInTurn([
          { routes, amountIn: part },
          { routes, amountIn: amountIn - part },
        ])
        const whole = getBestRouteSplit(routes, amountIn)
        const sum = parts.reduce((total, { amountOut }) => total + amountOut, 0n)
        const near = Number(whole.amountOut) * 2e-3 + 1e4
        expect(Math.abs(Number(sum - whole.amountOut))).toBeLessThanOrEqual(near)
      },
    ),
    { numRuns: 50 },
  )
})
