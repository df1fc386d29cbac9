import { afterEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../create-chain-client'
import { type FakeNode, startFakeNode } from '../testing/fake-node'
import { readLogRanges } from './read-log-ranges'

const address = '0x00000000000000000000000000000000000000aa' as const
const hash = (number: number) => `0x${number.toString(16).padStart(64, '0')}` as const
const topics = [hash(0x11), hash(0x22)] as const
const last = 800

type Refusal = {
  provider: string
  code: number
  /** HTTP status of the answer that carries the error. */
  status?: number
  /** Widest range that is answered. */
  limit: number
  getMessage: (range: { from: number; limit: number }) => string
  /** The words tell the limit. */
  named: boolean
}

const hex = (number: number) => `0x${number.toString(16)}`
const plain = (provider: string, code: number, limit: number, message: string): Refusal => ({
  provider,
  code,
  limit,
  named: message.includes('{}'),
  getMessage: () => message.replace('{}', String(limit)),
})

const refusals: Refusal[] = [
  plain('quicknode', -32614, 100, 'eth_getLogs is limited to a {} range'),
  plain('publicnode', -32701, 100, 'exceed maximum block range: {}'),
  plain('bsc', -32000, 100, 'exceed maximum block range: {}'),
  plain(
    'alchemy, free',
    -32600,
    100,
    'Under the Free tier plan, you can make eth_getLogs requests with up to a {} block range.',
  ),
  plain('pocket', -32602, 100, 'query block range exceeds server limit, narrow your filter: {}'),
  plain('reth', -32602, 100, 'query exceeds max block range {}'),
  plain('frontier', -32603, 100, 'block range is too wide (maximum {})'),
  plain('coreth', -32000, 100, 'requested too many blocks from 1 to 800, maximum is set to {}'),
  plain(
    'thirdweb',
    -32005,
    100,
    'Log response size exceeded. Maximum allowed number of requested blocks is {}',
  ),
  plain(
    'cloudflare',
    -32047,
    100,
    "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: {}",
  ),
  plain('harmony', -32000, 100, 'query must be smaller than size {}'),
  plain('base', -32614, 100, 'block range greater than {} max'),
  plain('ankr', -32600, 100, 'block range is too wide'),
  plain('polygon', -32062, 100, 'Block range is too large'),
  plain('chainstack', -32602, 100, 'Block range limit exceeded. See more details'),
  {
    ...plain('drpc', 35, 20, 'ranges over 10000 blocks are not supported on free plan'),
    status: 400,
  },
  plain('infura', -32005, 60, 'query returned more than 10000 results'),
  {
    ...plain('infura, with a range', -32005, 60, ''),
    named: true,
    getMessage: ({ from, limit }) =>
      `query returned more than 10000 results. Try with this block range [${hex(from)}, ${hex(from + limit - 1)}].`,
  },
  plain('geth', -32602, 60, 'query exceeds max results 20000, retry with the range 1-2'),
  plain('llama', -32000, 60, 'Query timeout exceeded. Consider reducing your block range.'),
]

let node: FakeNode | undefined
afterEach(() => node?.stop())

type Filter = { fromBlock: string; toBlock: string; topics: [string[]] }

async function connect({ limit, code, status = 200, getMessage }: Refusal) {
  let refused = 0
  node = await startFakeNode((method, params) => {
    if (method === 'eth_blockNumber') return { result: hex(last) }
    if (method !== 'eth_getLogs') return undefined
    const filter = params[0] as Filter
    const [from, to] = [Number(filter.fromBlock), Number(filter.toBlock)]
    if (to - from + 1 > limit) {
      refused += 1
      const error = { code, message: getMessage({ from, limit }) }
      const headers = { 'content-type': 'application/json' }
      return { status, headers, body: JSON.stringify({ jsonrpc: '2.0', id: 1, error }) }
    }
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    return { result: numbers.map((number) => getLog(number, filter.topics[0])) }
  })
  const client = createChainClient({ chainId: 1, urls: [node.url] })
  return { client, refused: () => refused }
}

const getLog = (number: number, [topic]: string[]) => ({
  address,
  topics: [topic],
  data: '0x',
  blockNumber: hex(number),
  blockHash: hash(number),
  transactionHash: hash(number),
  transactionIndex: '0x0',
  logIndex: '0x0',
})

describe.each(refusals)('readLogRanges with the words of $provider', (refusal) => {
  test('behavior: adapts, and remembers in later searches', async () => {
    const { client, refused } = await connect(refusal)
    const read = async (topic: `0x${string}`) => {
      const seen: number[] = []
      const search = { addresses: [address], topics: [topic], fromBlock: 1, toBlock: last }
      for await (const { logs } of readLogRanges(client, search)) {
        seen.push(...logs.map(({ blockNumber }) => blockNumber))
      }
      return seen
    }
    const all = Array.from({ length: last }, (_, index) => index + 1)
    expect(await read(topics[0])).toEqual(all)
    const first = refused()
    expect(first).toBeLessThanOrEqual(refusal.named ? 1 : 9)
    expect(await read(topics[0])).toEqual(all)
    expect(refused() - first).toBeLessThanOrEqual(1)
    const aboutBlocks = !/results|timeout/.test(refusal.getMessage({ from: 1, limit: 1 }))
    const second = refused()
    expect(await read(topics[1])).toEqual(all)
    if (aboutBlocks) expect(refused() - second).toBe(0)
    else expect(refused() - second).toBeGreaterThan(0)
    client.close()
  })
})
