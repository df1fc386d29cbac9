import { afterEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../create-chain-client'
import { type FakeAnswer, type FakeNode, startFakeNode } from '../testing/fake-node'
import { readLogRanges } from './read-log-ranges'

const address = '0x00000000000000000000000000000000000000aa' as const
const topic = `0x${'11'.repeat(32)}` as const
const toHash = (number: number) => `0x${number.toString(16).padStart(64, '0')}` as const

/** One log in every block. */
const getLog = (number: number) => ({
  address,
  topics: [topic],
  data: '0x',
  blockNumber: `0x${number.toString(16)}`,
  blockHash: toHash(number),
  transactionHash: toHash(number),
  transactionIndex: '0x0',
  logIndex: '0x0',
})

let node: FakeNode | undefined
afterEach(() => node?.stop())

type Filter = { fromBlock: string; toBlock: string }

async function connect(answer: (from: number, to: number) => FakeAnswer | undefined) {
  node = await startFakeNode((method, params) => {
    if (method === 'eth_blockNumber') return { result: '0x1f4' }
    if (method !== 'eth_getLogs') return undefined
    const { fromBlock, toBlock } = params[0] as Filter
    const [from, to] = [Number(fromBlock), Number(toBlock)]
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    return answer(from, to) ?? { result: numbers.map(getLog) }
  })
  return createChainClient({ chainId: 1, urls: [node.url], timeoutMs: 300 })
}

async function readAll(
  client: Awaited<ReturnType<typeof connect>>,
  options: { newestFirst?: boolean; toBlock?: number } = {},
) {
  const found: number[] = []
  const filter = {
    addresses: [address],
    topics: [topic],
    fromBlock: 1,
    toBlock: 500,
    pauseMs: 60,
    ...options,
  }
  for await (const { logs } of readLogRanges(client, filter)) {
    found.push(...logs.map(({ blockNumber }) => blockNumber))
  }
  return found
}

const all = Array.from({ length: 500 }, (_, index) => index + 1)
const refuse = (message: string, code = -32005): FakeAnswer => ({ error: { code, message } })

describe('readLogRanges', () => {
  test('default', async () => {
    expect(await readAll(await connect(() => undefined))).toEqual(all)
    expect(node?.calls.filter((method) => method === 'eth_getLogs')).toHaveLength(1)
  })

  test('behavior: bisects on too many results, whatever code they come with', async () => {
    const client = await connect((from, to) =>
      to - from >= 60 ? refuse('query returned more than 60 results') : undefined,
    )
    expect(await readAll(client)).toEqual(all)
  })

  test('behavior: takes the limit that the provider names', async () => {
    const client = await connect((from, to) =>
      to - from >= 100 ? refuse('eth_getLogs is limited to a 100 range', -32614) : undefined,
    )
    expect(await readAll(client)).toEqual(all)
    expect(node?.calls.filter((method) => method === 'eth_getLogs')).toHaveLength(6)
  })

  test('behavior: newest first covers each block once', async () => {
    const client = await connect((from, to) =>
      to - from >= 77 ? refuse('block range is too wide', -32600) : undefined,
    )
    const found = await readAll(client, { newestFirst: true })
    expect(found[0]).toBeGreaterThan(400)
    expect(found.sort((a, b) => a - b)).toEqual(all)
  })

  test('behavior: a piece that times out is made smaller', async () => {
    const client = await connect((from, to) => (to - from >= 300 ? 'hang' : undefined))
    expect(await readAll(client)).toEqual(all)
  })

  test('behavior: a node that fails for a moment is waited for', async () => {
    let failures = 2
    const client = await connect(() => (failures-- > 0 ? 'drop' : undefined))
    expect(await readAll(client)).toEqual(all)
  })

  test('error: one block with too many results', async () => {
    const client = await connect(() => refuse('query returned more than 10 results'))
    await expect(readAll(client, { toBlock: 4 })).rejects.toMatchObject({ reason: 'range' })
  })

  test('error: a log from outside the range is not believed', async () => {
    const client = await connect((_, to) => ({ result: [getLog(to + 1)] }))
    await expect(readAll(client)).rejects.toMatchObject({ code: 'CHAIN_READ', reason: 'network' })
  }, 20_000)
})
