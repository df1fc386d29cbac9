import { afterEach, expect, test, vi } from 'vitest'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { toFixtureHash } from '@/lib/api/testing/chain'
import type { DepthPool } from '@/lib/depth/pool'
import { quoteExactInput } from '@/lib/depth/quote-exact-input'
import { makeV2Pool } from '@/lib/depth/testing/make-pool'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import { SaleQuotes } from './sale-quotes'

afterEach(() => vi.useRealTimers())

const block = { hash: toFixtureHash('block'), number: 7 }
const snapshot = {
  block,
  findAsset: () => ({ symbol: 'USDC', priceUsd: '0.98' }),
  getMarket: () => ({
    assets: [weth, wbtc, usdc].map(({ asset }) => ({ address: asset })),
  }),
} as unknown as MarketSnapshot

const pool: DepthPool = {
  ...makeV2Pool(10n ** 20n, 200_000n * 10n ** 6n),
  token0: weth.asset,
  token1: usdc.asset,
}
const sale = {
  collateral: weth.asset,
  debt: { asset: usdc.asset, decimals: 6 },
  amount: 10n ** 18n,
}
type Read = (pair: readonly [Address, Address]) => Promise<DepthPool[]>
const create = (read: Read) => {
  const spy = vi.fn(read)
  return { read: spy, sales: new SaleQuotes({ pools: { read: spy as never }, snapshot }) }
}

test('default: what the pools of the pair pay, in dollars, read once at the block of the snapshot', async () => {
  const { sales, read } = create(async () => [pool])
  const { amountOut } = quoteExactInput(pool, { tokenIn: weth.asset, amountIn: sale.amount })
  const { saleUsd, isDebtIlliquid } = await sales.get(sale)
  expect(saleUsd).toBeCloseTo((Number(amountOut) / 1e6) * 0.98, 6)
  expect(isDebtIlliquid).toBe(false)
  await sales.get({ ...sale, amount: 5n })
  expect(read).toHaveBeenCalledTimes(1)
  expect(read).toHaveBeenCalledWith(expect.anything(), {
    blockHash: block.hash,
    blockNumber: 7,
  })
})

test('behavior: a debt asset that no pool trades against anything of the market', async () => {
  expect(await create(async () => []).sales.get(sale)).toEqual({
    saleUsd: null,
    isDebtIlliquid: true,
  })
  const other = create(async (pair) => (pair.includes(wbtc.asset) ? [pool] : []))
  expect(await other.sales.get(sale)).toEqual({ saleUsd: null, isDebtIlliquid: false })
})

const notKnown = { saleUsd: null, isDebtIlliquid: false }

test('error: pools that can’t be read are not known, neither empty nor illiquid', async () => {
  expect(await create(() => Promise.reject(new Error('no node'))).sales.get(sale)).toEqual(notKnown)
})

test('error: pools that are not read in time are not known', async () => {
  vi.useFakeTimers()
  const quote = create(() => new Promise(() => undefined)).sales.get(sale)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await quote).toEqual(notKnown)
})

test('behavior: beyond so many pairs no more are read', async () => {
  const { sales, read } = create(async () => [pool])
  const assets = Array.from(
    { length: 20 },
    (_, i) => `0x${i.toString(16).padStart(40, '0')}` as Address,
  )
  const quotes = await Promise.all(
    assets.map((asset) =>
      sales.get({ ...sale, collateral: weth.asset, debt: { asset, decimals: 6 } }),
    ),
  )
  expect(read).toHaveBeenCalledTimes(16)
  expect(quotes.filter(({ saleUsd }) => saleUsd === null)).toHaveLength(4)
})

test('behavior: the same asset needs no sale', async () => {
  const { sales, read } = create(async () => [])
  const same = { ...sale, debt: { asset: weth.asset, decimals: 18 } }
  expect(await sales.get(same)).toEqual(notKnown)
  expect(read).not.toHaveBeenCalled()
})
