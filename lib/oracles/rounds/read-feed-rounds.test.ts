import { decodeFunctionData, type Hex, numberToHex } from 'viem'
import { expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import { roundsLensAbi } from './lens/rounds-lens.bytecode'
import { readFeedRounds } from './read-feed-rounds'

const feed = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const at = { hash: `0x${'11'.repeat(32)}`, number: 9 } as const

/** A node that has so many rounds, a minute apart, and answers for `fits` of them at most. */
function fakeNode({ fits, stops = fits }: { fits: number; stops?: number }) {
  const counts: number[] = []
  const callAtBlock = async ({ data }: { data: Hex }): Promise<Hex> => {
    const { functionName, args } = decodeFunctionData({ abi: roundsLensAbi, data })
    if (functionName !== 'readRounds') throw new Error(`unhandled call ${functionName}`)
    const [, newest, count, since] = args
    counts.push(Number(count))
    if (Number(count) > fits)
      throw new ChainReadError('Too much.', { reason: 'out-of-gas', retryable: false })
    let id = newest
    const words: Hex[] = []
    for (let looked = 0; looked < Math.min(Number(count), stops) && id > 0n; looked++) {
      const time = id * 60n
      words.push(numberToHex(time, { size: 5 }), numberToHex(id + 1_000n, { size: 32 }))
      id = time < since ? 0n : id - 1n
    }
    return `0x${[numberToHex(id, { size: 10 }), ...words].map((word) => word.slice(2)).join('')}`
  }
  return { client: { callAtBlock } as unknown as ChainClient, counts }
}

test('default: oldest first, back to the round in force at the time', async () => {
  const { client, counts } = fakeNode({ fits: 400 })
  const options = { feed, newest: 900n, since: 30_030, most: 4_000, at } as const
  const { rounds, isCut } = await readFeedRounds(client, options)
  expect(rounds).toHaveLength(401)
  expect(rounds[0]).toEqual({ time: 30_000, price: 1_500 })
  expect(rounds.at(-1)).toEqual({ time: 54_000, price: 1_900 })
  expect(isCut).toBe(false)
  expect(counts).toEqual([400, 400])
})

test('behavior: a node that allows little gas is asked for less', async () => {
  const { client, counts } = fakeNode({ fits: 30 })
  const options = { feed, newest: 60n, since: 0, most: 4_000, at } as const
  expect((await readFeedRounds(client, options)).rounds).toHaveLength(60)
  expect(counts).toEqual([400, 100, 25, 25, 25])
})

test('behavior: what a call did not get to is asked for again, and is not counted as asked', async () => {
  const { client } = fakeNode({ fits: 400, stops: 7 })
  const options = { feed, newest: 100n, since: 0, most: 50, at } as const
  const { rounds, isCut } = await readFeedRounds(client, options)
  expect(rounds).toHaveLength(50)
  expect(rounds[0]?.price).toBe(1_051)
  expect(isCut).toBe(true)
})

test('error: a node that can not do even the least', async () => {
  const { client } = fakeNode({ fits: 3 })
  const options = { feed, newest: 100n, since: 0, most: 50, at } as const
  await expect(readFeedRounds(client, options)).rejects.toThrow('Too much.')
})
