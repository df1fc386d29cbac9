import { describe, expect, test } from 'vitest'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ReorgError } from '@/lib/errors'
import { BlockHistory } from './block-history'
import { findStep } from './find-step'

const hash = (name: string) => `0x${Buffer.from(name).toString('hex').padStart(64, '0')}` as const

function block(number: number, fork = 'a', parentFork = fork): BlockRef {
  return {
    chainId: 1,
    number,
    hash: hash(`${fork}${number}`),
    parentHash: hash(`${parentFork}${number - 1}`),
    timestamp: number * 12,
    logsBloom: null,
  }
}

/** A node whose chain leaves fork `a` above `ancestor`; every other call fails the test. */
function nodeThatLeavesAt(ancestor: number): ChainClient {
  const readBlock = async (number: number) => block(number, number > ancestor ? 'b' : 'a')
  return new Proxy({} as ChainClient, {
    get(_target, name) {
      if (name === 'chainId') return 1
      if (name === 'readBlock') return readBlock
      throw new Error(`unhandled ${String(name)}`)
    },
  })
}

function historyOf(first: number, last: number): BlockHistory {
  const history = new BlockHistory()
  for (let number = first; number <= last; number++) history.push(block(number))
  return history
}

const silent = nodeThatLeavesAt(Number.POSITIVE_INFINITY)

describe('findStep', () => {
  test('default: the first block, and the next', async () => {
    const history = new BlockHistory()
    expect(await findStep({ client: silent, head: block(5), history })).toEqual({ kind: 'first' })
    history.push(block(5))
    expect(await findStep({ client: silent, head: block(6), history })).toEqual({ kind: 'next' })
  })

  test('behavior: several blocks ahead on the same chain', async () => {
    const step = await findStep({ client: silent, head: block(9), history: historyOf(1, 5) })
    expect(step).toEqual({ kind: 'ahead', ancestor: 5 })
  })

  for (const depth of [1, 2, 64])
    test(`behavior: a reorg ${depth} deep is found at its common ancestor`, async () => {
      const client = nodeThatLeavesAt(100 - depth)
      const step = await findStep({ client, head: block(101, 'b'), history: historyOf(1, 100) })
      expect(step).toEqual({ kind: 'replaced', ancestor: 100 - depth })
    })

  test('behavior: a reorg to a shorter chain', async () => {
    const client = nodeThatLeavesAt(90)
    const step = await findStep({ client, head: block(95, 'b'), history: historyOf(1, 100) })
    expect(step).toEqual({ kind: 'replaced', ancestor: 90 })
  })

  test('behavior: an older block that is known is no news', async () => {
    const step = await findStep({ client: silent, head: block(3), history: historyOf(1, 5) })
    expect(step).toEqual({ kind: 'behind' })
  })

  test('error: a reorg below all that is held', async () => {
    const client = nodeThatLeavesAt(0)
    await expect(
      findStep({ client, head: block(101, 'b'), history: historyOf(50, 100) }),
    ).rejects.toThrow(ReorgError)
  })
})

describe('BlockHistory', () => {
  test('behavior: holds the newest, forgets above a rewind', () => {
    const history = new BlockHistory(3)
    for (const number of [1, 2, 3, 4]) history.push(block(number))
    expect(history.numbersDown()).toEqual([4, 3, 2])
    history.rewind(2)
    expect(history.newest).toEqual(block(2))
  })
})
