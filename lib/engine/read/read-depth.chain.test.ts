import { afterAll, beforeAll, expect, test } from 'vitest'
import { zDepth } from '@/lib/api/schema/depth'
import type { Asset } from '@/lib/devnet/market-types'
import { sendTransaction } from '@/lib/devnet/send'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { openTestUniswap } from '@/lib/devnet/uniswap/open-test-uniswap'
import { quoteOnChain } from '@/lib/devnet/uniswap/quote-on-chain'
import { toSwap } from '@/lib/devnet/uniswap/to-swap'
import type { DeployedPool, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'
import type { PoolSource } from '@/lib/pools/pool-source'
import {
  startTestEngine,
  startTestMarkets,
  type TestEngine,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from '../testing/start-test-engine'

let world: TestMarkets
let engine: TestEngine
let uniswap: Uniswap
let pool: DeployedPool
let assets: Record<'WETH' | 'USDC' | 'WBTC' | 'LINK', Asset>

beforeAll(async () => {
  world = await startTestMarkets({ users: 4 })
  const opened = await openTestUniswap(world, ['WETH', 'USDC', 'WBTC', 'LINK'])
  uniswap = opened.uniswap
  assets = opened.assets
  const { WETH, USDC, WBTC } = assets
  const positions = [{ from: 0.5, to: 2, amount: 400 }]
  const spec = { base: WETH, quote: USDC, price: 3_000 }
  pool = await deployPool(world.client, {
    uniswap,
    spec: { kind: 'uniswap-v3', ...spec, fee: 3000, positions },
  })
  await deployPool(world.client, { uniswap, spec: { kind: 'uniswap-v2', ...spec, amount: 0.5 } })
  const bitcoin = { base: WBTC, quote: WETH, price: 20, fee: 500, positions }
  await deployPool(world.client, { uniswap, spec: { kind: 'uniswap-v3', ...bitcoin } })
  const pools: PoolSource[] = [
    { kind: 'uniswap-v3-factory', chainId: 31_337, address: uniswap.v3Factory },
    { kind: 'uniswap-v2-factory', chainId: 31_337, address: uniswap.v2Factory },
  ]
  engine = startTestEngine(world.rpcUrl, toEntries(world), { pools })
  await untilAtHead(engine, world)
})
afterAll(async () => {
  await engine?.stop()
  await world?.stop()
})

const read = (collateral?: string, debt?: string) =>
  engine.readDepth({
    market: 'v36',
    whole: 'true',
    format: 'json',
    ...(collateral !== undefined && { collateral }),
    ...(debt !== undefined && { debt }),
  })

test('default: the pools of a pair at the block of the market, its curve and haircut', async () => {
  const { WETH, USDC } = assets
  const depth = zDepth.parse(await read(WETH.address, USDC.address))
  const market = engine.readMarket('v36')
  expect(depth.asOf).toEqual(market.asOf)
  expect(depth.pools.map(({ kind }) => kind).sort()).toEqual(['uniswap-v2', 'uniswap-v3'])
  expect(depth.referencePool).toBe(pool.address)
  expect(Number(depth.spotPrice)).toBeCloseTo(3_000, 4)
  const usd = (address: string) =>
    Number(market.assets.find((asset) => asset.address === address)?.price.usd)
  expect(Number(depth.oraclePrice)).toBeCloseTo(usd(WETH.address) / usd(USDC.address), 6)
  expect(depth.curve.length).toBeGreaterThan(8)
  let [before, priceBefore] = [0n, Number.POSITIVE_INFINITY]
  for (const { amountIn, amountOut, price } of depth.curve) {
    const alone = await quoteOnChain(world.client, {
      uniswap,
      pool,
      tokenIn: WETH.address,
      amountIn: BigInt(amountIn),
    })
    expect(BigInt(amountOut)).toBeGreaterThanOrEqual(alone)
    expect(BigInt(amountOut)).toBeGreaterThanOrEqual(before)
    expect(Number(price)).toBeLessThanOrEqual(priceBefore)
    ;[before, priceBefore] = [BigInt(amountOut), Number(price)]
  }
  const all = depth.curve.find(({ amountIn }) => amountIn === depth.haircut?.amountIn)
  expect(depth.haircut?.amountOut).toBe(all?.amountOut)
  expect(Number(depth.haircut?.belowSpot)).toBeGreaterThan(0.003)
})

test('behavior: without a pool of its own a pair is sold by an asset that has pools with both', async () => {
  const { WETH, USDC, WBTC } = assets
  const depth = zDepth.parse(await read(WBTC.address, USDC.address))
  expect(depth).toMatchObject({ pools: [], reason: null, referencePool: null, referenceRoute: 0 })
  expect(depth.routes).toMatchObject([
    { symbols: ['WBTC', 'WETH', 'USDC'], legs: [{ length: 1 }, { length: 2 }] },
  ])
  expect(Number(depth.routes[0]?.legs[0]?.[0]?.price)).toBeCloseTo(20, 4)
  const second = await read(WETH.address, USDC.address)
  expect(Number(depth.spotPrice)).toBeCloseTo(20 * Number(second.spotPrice), 2)
  for (const { amountInUsed, amountOut, parts } of depth.curve) {
    expect(parts).toEqual([{ route: 0, amountInUsed, amountOut }])
  }
  expect(second.routes).toMatchObject([{ tokens: [WETH.address, USDC.address] }])
})

test('behavior: a sale on the chain is seen with the next block', async () => {
  const { WETH, USDC } = assets
  const before = await read(WETH.address, USDC.address)
  const from = world.users[0]?.address ?? WETH.address
  const sale = { from, tokenIn: WETH.address, amountIn: 30n * 10n ** 18n }
  await sendTransaction(world.client, toSwap({ uniswap, pool }, sale))
  await untilAtHead(engine, world)
  const after = await read(WETH.address, USDC.address)
  expect(Number(after.spotPrice)).toBeLessThan(Number(before.spotPrice) * 0.99)
})

test('behavior: left out, it is the largest collateral for the largest debt', async () => {
  const depth = await read()
  expect(depth.collateral.address).not.toBe(depth.debt.address)
  expect(zDepth.parse(depth)).toEqual(depth)
})

test('behavior: a pair without a pool is not known, and says why', async () => {
  const { LINK, USDC } = assets
  const depth = await read(LINK.address, USDC.address)
  expect(depth).toMatchObject({ pools: [], curve: [], haircut: null, spotPrice: null })
  expect(depth.reason).toMatch(/No pool of LINK and USDC is known: the 2 factories asked have none/)
  expect(depth.routes).toEqual([])
})

test('behavior: all collaterals together: each into what the ones before it left; what has no pool is not known', async () => {
  const { WETH, USDC, WBTC } = assets
  const { wholeMarket } = zDepth.parse(await read(WETH.address, USDC.address))
  const collaterals = wholeMarket?.collaterals ?? expect.fail('no total')
  const values = collaterals.map(({ amountInUsd }) => Number(amountInUsd))
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  expect(values.length).toBeGreaterThan(2)
  const held = engine.readMarket('v36').totals?.collateralUsd
  expect(Number(wholeMarket?.collateralUsd)).toBeLessThanOrEqual(Number(held) * 1.000001)
  const known = collaterals.filter(({ sale }) => sale !== null)
  const tradable = [WETH, USDC, WBTC].map(({ address }) => address)
  expect(known.length).toBeGreaterThan(0)
  for (const { collateral, amountIn, sale, reason } of collaterals) {
    expect(sale === null).toBe(!tradable.includes(collateral.address))
    expect(reason === null).toBe(sale !== null)
    if (!sale) continue
    const { haircut } = await read(collateral.address, sale.debt.address)
    expect(amountIn).toBe(haircut?.amountIn)
    expect(BigInt(sale.amountOut)).toBeLessThanOrEqual(BigInt(haircut?.amountOut ?? 0))
  }
  const first = known[0] ?? expect.fail('nothing is known')
  const alone = await read(first.collateral.address, first.sale?.debt.address)
  expect(first.sale?.amountOut).toBe(alone.haircut?.amountOut)
  expect(await engine.readDepth({ market: 'v36', whole: 'false', format: 'json' })).toMatchObject({
    wholeMarket: null,
  })
})

test('error: a token that the market does not list, the same twice, an unknown market', async () => {
  const { WETH } = assets
  await expect(read(pool.address)).rejects.toThrow(/is not listed by v36/)
  await expect(read(WETH.address, WETH.address)).rejects.toThrow(/the same token/)
  await expect(
    engine.readDepth({ market: 'none', whole: 'false', format: 'json' }),
  ).rejects.toThrow(/no market/)
})
