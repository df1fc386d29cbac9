import { describe, expect, test } from 'vitest'
import type { DepthToken } from '@/lib/api/schema/depth'
import { zMarketHaircut } from '@/lib/api/schema/depth'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { quoteExactInput } from '@/lib/depth/quote-exact-input'
import type { SaleRoute } from '@/lib/depth/sale-route'
import { makeV2Pool } from '@/lib/depth/testing/make-pool'
import { type Offer, toMarketHaircut } from './to-market-haircut'

const toToken = ({ asset, symbol, decimals, price }: typeof weth): DepthToken => ({
  address: asset,
  symbol,
  decimals,
  priceUsd: price.usd,
})
const [ether, bitcoin, dollar] = [weth, wbtc, usdc].map(toToken) as [
  DepthToken,
  DepthToken,
  DepthToken,
]
const ETHER = 10n ** 18n

/** 1,000 WETH and $2,000,000; 100 WBTC and 3,000 WETH. */
const pool = {
  ...makeV2Pool(1_000n * ETHER, 2_000_000n * 10n ** 6n),
  token0: weth.asset,
  token1: usdc.asset,
}
const feeder = {
  ...makeV2Pool(100n * 10n ** 8n, 3_000n * ETHER),
  address: wbtc.asset,
  token0: wbtc.asset,
  token1: weth.asset,
}
const straight: SaleRoute = { tokens: [weth.asset, usdc.asset], legs: [[pool]] }
const byWeth: SaleRoute = { tokens: [wbtc.asset, weth.asset, usdc.asset], legs: [[feeder], [pool]] }

const ofEther: Offer = {
  collateral: ether,
  held: 500n * ETHER,
  found: { debt: dollar, routes: [straight] },
}
const ofBitcoin: Offer = {
  collateral: bitcoin,
  held: 5n * 10n ** 8n,
  found: { debt: dollar, routes: [byWeth] },
}
const places = { factories: 2, pools: 0 }
const whole = (offers: readonly Offer[]) => zMarketHaircut.parse(toMarketHaircut(offers, places))

describe('default', () => {
  const { collaterals, ...totals } = whole([ofEther, ofBitcoin])

  test('the pool that both lead through is sold into once', () => {
    const [first, second] = collaterals.map(({ sale }) => sale?.amountOut)
    const sold = quoteExactInput(pool, { tokenIn: weth.asset, amountIn: 500n * ETHER })
    expect(first).toBe(sold.amountOut.toString())
    const leg = quoteExactInput(feeder, { tokenIn: wbtc.asset, amountIn: 5n * 10n ** 8n })
    const rest = quoteExactInput(sold.poolAfter, { tokenIn: weth.asset, amountIn: leg.amountOut })
    expect(second).toBe(rest.amountOut.toString())
    expect(Number(second)).toBeLessThan(
      Number(whole([ofBitcoin]).collaterals[0]?.sale?.amountOut) / 2,
    )
  })

  test('sums are those of the rows; the haircut is of the oracle’s value, rounded up', () => {
    const out = collaterals.reduce((sum, { sale }) => sum + Number(sale?.amountOutUsd), 0)
    expect(totals).toMatchObject({ collateralUsd: '1300000', unknownUsd: '0' })
    expect(Number(totals.amountOutUsd)).toBeCloseTo(out, 2)
    expect(Number(totals.belowOracle)).toBeCloseTo(1 - out / 1_300_000, 12)
    expect(Number(collaterals[0]?.sale?.belowOracle)).toBeCloseTo(
      1 - Number(collaterals[0]?.sale?.amountOut) / 1e6 / 1_000_000,
      12,
    )
  })
})

test('behavior: what has no pool is not known: it neither brings nothing nor its full value', () => {
  const without: Offer = { ...ofBitcoin, found: { debt: dollar, routes: [] } }
  const { collaterals, ...totals } = whole([ofEther, without])
  const alone = whole([ofEther])
  expect(totals).toMatchObject({ collateralUsd: '1300000', unknownUsd: '300000' })
  expect(totals.amountOutUsd).toBe(alone.amountOutUsd)
  expect(totals.belowOracle).toBe(alone.belowOracle)
  expect(collaterals[1]).toMatchObject({ amountInUsd: '300000', sale: null })
  expect(collaterals[1]?.reason).toMatch(/^No pool of WBTC and USDC is known/)
})

test('behavior: empty pools, pools not looked for and a missing price are not known, and told apart', () => {
  const empty = { ...pool, reserve0: 0n, reserve1: 0n }
  const cases: Offer[] = [
    { ...ofEther, found: { debt: dollar, routes: [{ ...straight, legs: [[empty]] }] } },
    { ...ofEther, found: null },
    { ...ofEther, collateral: { ...ether, priceUsd: null } },
    { ...ofEther, found: { debt: { ...dollar, priceUsd: null }, routes: [straight] } },
  ]
  const answers = cases.map((offer) => whole([offer]))
  expect(answers.map(({ collaterals }) => collaterals[0]?.reason?.slice(0, 30))).toEqual([
    'The pools between WETH and USD',
    'Its pools were not looked for:',
    'The oracle gives no price of W',
    'The oracle gives no price of W',
  ])
  for (const { amountOutUsd, belowOracle, collaterals } of answers) {
    expect([amountOutUsd, belowOracle, collaterals[0]?.sale]).toEqual([null, null, null])
  }
  expect(answers.map(({ unknownUsd }) => unknownUsd)).toEqual([
    '1000000',
    '1000000',
    '0',
    '1000000',
  ])
})

test('behavior: what is not counted moves no pool', () => {
  const unpriced: Offer = { ...ofEther, collateral: { ...ether, priceUsd: null } }
  const [, second] = whole([unpriced, ofBitcoin]).collaterals
  expect(second).toEqual(whole([ofBitcoin]).collaterals[0])
})

test('behavior: what the pools can’t take brings nothing', () => {
  const held = 2n ** 130n
  const [sold] = whole([{ ...ofEther, held }]).collaterals
  expect(BigInt(sold?.sale?.amountInUsed ?? 0)).toBeLessThan(held)
  expect(Number(sold?.sale?.belowOracle)).toBeGreaterThan(0.999)
})

test('behavior: nobody owes against anything', () => {
  expect(whole([])).toEqual({
    collateralUsd: '0',
    unknownUsd: '0',
    amountOutUsd: null,
    belowOracle: null,
    collaterals: [],
  })
})
