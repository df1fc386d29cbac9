import { concatHex, numberToHex, parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getSaleRoutes } from '@/lib/depth/get-sale-routes'
import { quoteExactInput } from '@/lib/depth/quote-exact-input'
import { quoteRoute } from '@/lib/depth/quote-route'
import { toSalePool } from '@/lib/depth/to-sale-pool'
import { createRng, type Rng } from '@/lib/devnet/rng'
import { sendTransaction } from '@/lib/devnet/send'
import { readUniswapArtifact } from '@/lib/devnet/uniswap/artifacts'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { quoteOnChain } from '@/lib/devnet/uniswap/quote-on-chain'
import { toSwap } from '@/lib/devnet/uniswap/to-swap'
import type { DeployedPool } from '@/lib/devnet/uniswap/uniswap-types'
import { createSaleLadder } from '@/lib/risk/cascade/create-sale-ladder'
import type { SaleLadder } from '@/lib/risk/cascade/sale-venue'
import { readPool } from './read-pool'
import { type PoolWorld, startPools } from './testing/start-pools'

const sizes = 100

let { world, client, uniswap, assets, pools } = {} as PoolWorld
let stop: PoolWorld['stop'] | undefined

beforeAll(async () => {
  ;({ world, client, uniswap, assets, pools, stop } = await startPools())
})
afterAll(() => stop?.())

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

test('behavior: two pools after one another give what the quoter says of the path, to the wei', async () => {
  const { WBTC, WETH, USDC } = assets
  const whole = { from: 0, to: Number.POSITIVE_INFINITY, amount: 3 }
  const first = await deployPool(world.client, {
    uniswap,
    spec: {
      kind: 'uniswap-v3',
      base: WBTC,
      quote: WETH,
      fee: 500,
      price: 21.3,
      positions: [whole, { from: 0.9, to: 1.1, amount: 20 }],
    },
  })
  const second = pools.find(({ name }) => name === 'v3 0.3 %')?.pool
  if (!second) throw new Error('no pool for the second leg')
  const [route] = getSaleRoutes({
    tokenIn: WBTC.address,
    tokenOut: USDC.address,
    direct: [],
    detours: [
      { token: WETH.address, first: [await readNow(first)], second: [await readNow(second)] },
    ],
  })
  if (!route) throw new Error('no route')
  const fees = [first.fee, second.fee].map((fee) => numberToHex(fee, { size: 3 }))
  const path = concatHex(
    route.tokens.flatMap((token, i) => (fees[i] === undefined ? [token] : [token, fees[i]])),
  )
  const rng = createRng(4)
  for (let i = 0; i < 20; i++) {
    const amountIn = BigInt(Math.floor(10 ** (rng() * 11))) + 1n
    const { result } = await world.client.simulateContract({
      address: uniswap.v3Quoter,
      abi: readUniswapArtifact('v3Quoter').abi,
      functionName: 'quoteExactInput',
      args: [path, amountIn],
    })
    const own = quoteRoute(route, amountIn)
    expect(own.amountInUsed, `${amountIn}`).toBe(amountIn)
    expect(own.amountOut, `${amountIn}`).toBe((result as readonly bigint[])[0])
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
