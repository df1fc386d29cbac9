import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getBestSplit } from '@/lib/depth/get-best-split'
import { quoteExactInput } from '@/lib/depth/quote-exact-input'
import { poolLensAbi, poolLensBytecode, poolLensDeployedBytecode } from './lens/pool-lens.bytecode'
import { PoolReader } from './pool-reader'
import type { PoolSource } from './pool-source'
import { type PoolWorld, startPools } from './testing/start-pools'

let { client, uniswap, assets, pools } = {} as PoolWorld
let stop: PoolWorld['stop'] | undefined

beforeAll(async () => {
  ;({ client, uniswap, assets, pools, stop } = await startPools())
})
afterAll(() => stop?.())

test('behavior: the factories find all pools of a pair; single ones are added once, others left out', async () => {
  const { WETH, USDC, LINK } = assets
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
  const { WETH, USDC } = assets
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

test('behavior: with little gas the lens tells how far it came; with too little it says so', async () => {
  const [{ pool } = expect.fail('no pool')] = pools
  const { hash: blockHash } = await client.readHead()
  const read = async (gas: bigint, word: bigint) => {
    const request = { abi: poolLensAbi, functionName: 'readV3Pool' as const }
    const data = encodeFunctionData({ ...request, args: [pool.address, word] })
    const deployless = { bytecode: poolLensBytecode, deployedBytecode: poolLensDeployedBytecode }
    const answer = await client.callAtBlock({ deployless, data, blockHash, gas })
    return decodeFunctionResult({ ...request, data: answer })
  }
  const [, ticks, end, last] = await read(60_000_000n, -(10n ** 6n))
  expect(end).toBe(last + 1n)
  const paged: bigint[] = []
  let calls = 0
  for (let word = -(10n ** 6n); word <= last; calls++) {
    const [, page, next] = await read(6_300_000n, word)
    paged.push(...page)
    word = next
  }
  expect(calls).toBeGreaterThan(1)
  expect(paged).toEqual(ticks)
  await expect(read(4_500_000n, 0n)).rejects.toMatchObject({ reason: 'reverted' })
})

test('error: an address that is no pool or factory is told, never taken for no depth', async () => {
  const { WETH, USDC } = assets
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
