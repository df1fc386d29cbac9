import { type Address, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem'
import { expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { poolLensAbi } from './lens/pool-lens.bytecode'
import { readPool } from './read-pool'

const address: Address = '0x1111111111111111111111111111111111111111'
const tokens = {
  token0: '0x2222222222222222222222222222222222222222',
  token1: '0x3333333333333333333333333333333333333333',
} as const
const at = { blockHash: `0x${'ab'.repeat(32)}` as Hex }
const pool = { kind: 'uniswap-v3', address } as const

/** A lens that runs out of gas after some words of the bitmap, as it does with thousands of ticks. */
function createLens(sqrtPriceX96: bigint, wordsACall: number) {
  const asked: bigint[] = []
  const words = [-2n, -1n, 0n, 1n, 2n]
  const client = {
    async callAtBlock({ data, blockHash }: { data: Hex; blockHash: Hex }) {
      expect(blockHash).toBe(at.blockHash)
      const { args } = decodeFunctionData({ abi: poolLensAbi, data })
      const first = (args as readonly unknown[])[1] as bigint
      asked.push(first)
      const begin = first < -2n ? -2n : first
      const read = words.filter((word) => word >= begin).slice(0, wordsACall)
      const state = { ...tokens, fee: 500, tickSpacing: 10, sqrtPriceX96, tick: 0, liquidity: 7n }
      const ticks = read.map((word) => (word << 128n) + (word < 0n ? 5n : 2n ** 128n - 5n))
      const next = begin + BigInt(read.length)
      return encodeFunctionResult({
        abi: poolLensAbi,
        functionName: 'readV3Pool',
        result: [state, ticks, next, 2n],
      })
    },
  } as unknown as ChainClient
  return { client, asked }
}

test('behavior: a pool that does not fit one call is read on at the same block, nothing twice', async () => {
  const whole = await readPool(createLens(2n ** 96n, 9).client, { pool, at })
  const { client, asked } = createLens(2n ** 96n, 2)
  expect(await readPool(client, { pool, at })).toEqual(whole)
  expect(asked.slice(1)).toEqual([0n, 2n])
  expect(whole).toMatchObject({
    ...tokens,
    kind: 'uniswap-v3',
    fee: 500,
    ticks: [
      { tick: -2, liquidityNet: 5n },
      { tick: -1, liquidityNet: 5n },
      { tick: 0, liquidityNet: -5n },
      { tick: 1, liquidityNet: -5n },
      { tick: 2, liquidityNet: -5n },
    ],
  })
})

test('behavior: a pool whose price was never set is none', async () => {
  expect(await readPool(createLens(0n, 9).client, { pool, at })).toBeNull()
})
