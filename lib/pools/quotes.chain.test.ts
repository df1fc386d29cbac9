import { parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { getBestSplit } from '@/lib/depth/get-best-split'
import { quoteExactInput } from '@/lib/depth/quote-exact-input'
import { toSalePool } from '@/lib/depth/to-sale-pool'
import { createRng, type Rng } from '@/lib/devnet/rng'
import { sendTransaction } from '@/lib/devnet/send'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { deployUniswap, trustUniswap } from '@/lib/devnet/uniswap/deploy-uniswap'
import { quoteOnChain } from '@/lib/devnet/uniswap/quote-on-chain'
import { toSwap } from '@/lib/devnet/uniswap/to-swap'
import type { DeployedPool, PoolSpec, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'
import { createSaleLadder } from '@/lib/risk/cascade/create-sale-ladder'
import type { SaleLadder } from '@/lib/risk/cascade/sale-venue'
import { PoolReader } from './pool-reader'
import type { PoolSource } from './pool-source'
import { readPool } from './read-pool'

const sizes = 100
const whole = { from: 0, to: Number.POSITIVE_INFINITY }

let world: TestMarkets
let client: ChainClient
let uniswap: Uniswap
let pools: { name: string; pool: DeployedPool }[]

beforeAll(async () => {
  world = await startTestMarkets({ users: 1, positions: false })
  client = createChainClient({ chainId: 31_337, urls: [world.rpcUrl] })
  const { WETH, USDC, WBTC, LINK } = getAssets()
  const ether = { base: WETH, quote: USDC, price: 3011.7 }
  const link = { base: WBTC, quote: LINK, price: 6123.4 }
  const many = Array.from({ length: 40 }, (_, i) => ({
    from: 0.6 + i * 0.01,
    to: 0.9 + i * 0.02,
    amount: 3 + i,
  }))
  const specs: Record<string, PoolSpec> = {
    'v3 0.05 %': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 500,
      positions: [...many, { from: 0.999, to: 1.001, amount: 500 }],
    },
    'v3 0.3 %': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 3000,
      positions: [
        { from: 0.5, to: 2, amount: 800 },
        { ...whole, amount: 40 },
        { from: 0.2, to: 0.3, amount: 9 },
      ],
    },
    'v3 1 %, gaps and ends': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 10_000,
      positions: [
        { from: 0.97, to: 1.02, amount: 5 },
        { from: 0.6, to: 0.8, amount: 30 },
        { from: 1.3, to: 1.9, amount: 20 },
      ],
    },
    'v3 0.3 %, 8 and 18 decimals': {
      kind: 'uniswap-v3',
      ...link,
      fee: 3000,
      positions: [
        { from: 0.8, to: 1.25, amount: 20 },
        { ...whole, amount: 1 },
      ],
    },
    v2: { kind: 'uniswap-v2', ...ether, amount: 321.5 },
    'v2, 8 and 18 decimals': { kind: 'uniswap-v2', ...link, amount: 0.37 },
  }
  uniswap = await deployUniswap(world.client)
  const tokens = [WETH, USDC, WBTC, LINK].map(({ address }) => address)
  await trustUniswap(world.client, { uniswap, tokens })
  pools = []
  for (const [name, spec] of Object.entries(specs)) {
    pools.push({ name, pool: await deployPool(world.client, { uniswap, spec }) })
  }
})
afterAll(async () => {
  client?.close()
  await world?.stop()
})

function getAssets() {
  const { WETH, USDC, WBTC, LINK } = world.assets
  if (!WETH || !USDC || !WBTC || !LINK) throw new Error('an asset is missing')
  return { WETH, USDC, WBTC, LINK }
}

async function readNow(pool: DeployedPool) {
  const { hash } = await client.readHead()
  const found =
    pool.kind === 'uniswap-v2' ? { kind: pool.kind, address: pool.address, fee: 3000 } : pool
  const read = await readPool(client, { pool: found, at: { blockHash: hash } })
  if (!read) throw new Error('the pool was never begun')
  return read
}

/** From one unit to far more than is in the pool, evenly over the magnitudes. */
function getSize(rng: Rng): bigint {
  const magnitude = rng() * 28
  return (
    (BigInt(Math.floor(10 ** (magnitude % 1) * 1e6)) * 10n ** BigInt(Math.floor(magnitude))) /
      1_000_000n +
    1n
  )
}

async function compareQuotes(rng: Rng): Promise<{ compared: number; partial: number }> {
  let [compared, partial] = [0, 0]
  for (const { name, pool } of pools) {
    const read = await readNow(pool)
    for (const tokenIn of [pool.token0, pool.token1]) {
      const amounts = Array.from({ length: sizes }, () => getSize(rng))
      const theirs = await Promise.allSettled(
        amounts.map((amountIn) => quoteOnChain(world.client, { uniswap, pool, tokenIn, amountIn })),
      )
      for (const [i, amountIn] of amounts.entries()) {
        const own = quoteExactInput(read, { tokenIn, amountIn })
        const of = `${name}, ${amountIn} of ${tokenIn}`
        const their = theirs[i]
        // A pool whose price stands at the end refuses what we say it uses nothing of.
        if (their?.status === 'fulfilled') expect(own.amountOut, of).toBe(their.value)
        else expect({ ...own, poolAfter: null }, of).toMatchObject({ amountInUsed: 0n })
        if (their?.status === 'fulfilled') compared += 1
        if (own.amountInUsed < amountIn) partial += 1
      }
    }
  }
  return { compared, partial }
}

/** Really sells on the chain, and compares what was paid, what came back and where the pool stands. */
async function compareSwap(
  { name, pool }: (typeof pools)[number],
  { rng, zeroForOne }: { rng: Rng; zeroForOne: boolean },
): Promise<void> {
  const seller = world.users[0]?.address
  if (!seller) throw new Error('nobody sells')
  const [tokenIn, tokenOut] = zeroForOne ? [pool.token0, pool.token1] : [pool.token1, pool.token0]
  const decimals = tokenIn === pool.base.address ? pool.base.decimals : pool.quote.decimals
  const amountIn = BigInt(Math.floor(10 ** (rng() * 7))) * 10n ** BigInt(decimals - 4)
  const own = quoteExactInput(await readNow(pool), { tokenIn, amountIn })
  const readBalance = (address: `0x${string}`) =>
    world.client.readContract({
      address,
      abi: parseAbi(['function balanceOf(address) view returns (uint256)']),
      functionName: 'balanceOf',
      args: [seller],
    })
  const before = [await readBalance(tokenIn), await readBalance(tokenOut)] as const
  await sendTransaction(
    world.client,
    toSwap({ uniswap, pool }, { from: seller, tokenIn, amountIn }),
  )
  const of = `${name}, ${amountIn} of ${tokenIn}`
  expect(before[0] - (await readBalance(tokenIn)), of).toBe(own.amountInUsed)
  expect((await readBalance(tokenOut)) - before[1], of).toBe(own.amountOut)
  expect(await readNow(pool), of).toEqual(own.poolAfter)
}

test('default: what a pool gives is what its own quoter says, to the wei', async () => {
  const rng = createRng(1)
  const { compared, partial } = await compareQuotes(rng)
  expect(compared).toBe(pools.length * 2 * sizes)
  expect(partial).toBeGreaterThan(20)
})

test('behavior: after real sales the pool stands where the quote said, and quotes stay equal', async () => {
  const rng = createRng(2)
  for (const entry of pools) {
    for (let i = 0; i < 6; i++) await compareSwap(entry, { rng, zeroForOne: i % 2 === 0 })
  }
  expect((await compareQuotes(rng)).compared).toBeGreaterThan(9 * sizes)
})

test('behavior: the factories find all pools of a pair; single ones are added once, others left out', async () => {
  const { WETH, USDC, LINK } = getAssets()
  const chainId = 31_337
  const factories: PoolSource[] = [
    { kind: 'uniswap-v3-factory', chainId, address: uniswap.v3Factory },
    { kind: 'uniswap-v2-factory', chainId, address: uniswap.v2Factory },
  ]
  const ofPair = (token: string) =>
    pools.filter(({ pool }) => pool.base.address === token).map(({ pool }) => pool.address)
  const at = { blockHash: (await client.readHead()).hash }
  const pair = [USDC.address, WETH.address] as const
  const read = async (sources: PoolSource[]) => {
    const found = await new PoolReader({ client, sources }).read(pair, at)
    return found.map(({ address }) => address).sort()
  }
  expect(await read(factories)).toEqual(ofPair(WETH.address).sort())
  const singles = pools.map(({ pool: { kind, address } }) => ({ kind, chainId, address }))
  expect(await read([...factories, ...singles])).toEqual(ofPair(WETH.address).sort())
  expect(await read(singles)).toEqual(ofPair(WETH.address).sort())
  expect(await read([{ ...singles[0], chainId: 1 } as PoolSource])).toEqual([])
  const reader = new PoolReader({ client, sources: factories })
  expect(await reader.readAll([[USDC.address, LINK.address], pair], at)).toMatchObject([
    [],
    { length: ofPair(WETH.address).length },
  ])
})

test('behavior: one reading a block and pool, whichever way round; a split brings more than each pool alone', async () => {
  const { WETH, USDC } = getAssets()
  const sources: PoolSource[] = [
    { kind: 'uniswap-v3-factory', chainId: 31_337, address: uniswap.v3Factory },
  ]
  const reader = new PoolReader({ client, sources })
  const at = { blockHash: (await client.readHead()).hash }
  const read = await reader.read([WETH.address, USDC.address], at)
  const calls = client.requests().eth_call
  expect(await reader.read([USDC.address, WETH.address], at)).toEqual(read)
  expect(client.requests().eth_call).toBe(calls)
  const sale = { tokenIn: WETH.address, amountIn: 3_000n * 10n ** 18n }
  const split = getBestSplit(read, sale)
  for (const pool of read) {
    expect(split.amountOut).toBeGreaterThan(quoteExactInput(pool, sale).amountOut)
  }
})

test('behavior: what the cascade sells into gives what the pool gives', async () => {
  const rng = createRng(3)
  for (const { name, pool } of pools) {
    const read = await readNow(pool)
    for (const [tokenIn, decimals] of [
      [pool.base.address, { in: pool.base.decimals, out: pool.quote.decimals }],
      [pool.quote.address, { in: pool.quote.decimals, out: pool.base.decimals }],
    ] as const) {
      const salePool = toSalePool(read, { tokenIn, decimals })
      if (!salePool) throw new Error('a pool without reserves')
      const quote = { address: tokenIn, symbol: '', price: 1 }
      const ladder = createSaleLadder({ quote, pools: [salePool] })
      if (ladder.kind !== 'ladder') continue
      const amountIn = BigInt(Math.floor(1e6 * 10 ** (rng() * 3))) * 10n ** BigInt(decimals.in - 6)
      const exact = quoteExactInput(read, { tokenIn, amountIn })
      const sold = sellOnLadder(ladder, Number(amountIn) / 10 ** decimals.in)
      const own = Number(exact.amountOut) / 10 ** decimals.out
      expect(Math.abs(sold - own), `${name}, ${amountIn} of ${tokenIn}`).toBeLessThan(
        own * 1e-6 + 1e-6,
      )
    }
  }
})

function sellOnLadder({ prices, liquidity }: SaleLadder, amount: number): number {
  let [left, out] = [amount, 0]
  for (let i = 0; i < liquidity.length && left > 0; i++) {
    const [depth = 0, from = 0, to = 0] = [liquidity[i], prices[i], prices[i + 1]]
    if (depth === 0) continue
    const end = Math.max(Math.sqrt(to), 1 / (1 / Math.sqrt(from) + left / depth))
    left -= depth * (1 / end - 1 / Math.sqrt(from))
    out += depth * (Math.sqrt(from) - end)
  }
  return out
}

test('error: an address that is no pool or factory is told, never taken for no depth', async () => {
  const { WETH, USDC } = getAssets()
  const at = { blockHash: (await client.readHead()).hash }
  for (const kind of [
    'uniswap-v3',
    'uniswap-v2',
    'uniswap-v3-factory',
    'uniswap-v2-factory',
  ] as const) {
    const sources: PoolSource[] = [{ kind, chainId: 31_337, address: WETH.address }]
    const reader = new PoolReader({ client, sources })
    for (let i = 0; i < 2; i++) {
      const reading = reader.read([WETH.address, USDC.address], at)
      await expect(reading).rejects.toMatchObject({ code: 'ADAPTER_INVARIANT' })
    }
  }
})
