import { afterEach, describe, expect, test } from 'vitest'
import { createChainClient } from './create-chain-client'
import { type FakeNode, startFakeNode } from './testing/fake-node'

const blockHash = `0x${'ab'.repeat(32)}` as const
const otherHash = `0x${'cd'.repeat(32)}` as const
const word = `0x${'00'.repeat(31)}2a` as const
const deployless = { bytecode: '0x6001', deployedBytecode: '0x6002' } as const
const block = (hash: string) => ({
  number: '0xc',
  hash,
  parentHash: otherHash,
  timestamp: '0x10',
})

let node: FakeNode | undefined
afterEach(() => node?.stop())

async function connect(handle: Parameters<typeof startFakeNode>[0]) {
  node = await startFakeNode(handle)
  return createChainClient({ chainId: 1, urls: [node.url], timeoutMs: 500 })
}

const invalid = (message: string) => ({ error: { code: -32602, message } })

describe('callAtBlock', () => {
  test('default', async () => {
    let seen: readonly unknown[] = []
    const client = await connect((method, params) => {
      if (method !== 'eth_call') return undefined
      seen = params
      return { result: word }
    })
    const to = '0x0000000000000000000000000000000000000001'
    expect(await client.callAtBlock({ to, data: '0x12', blockHash, gas: 16n })).toBe(word)
    expect(seen).toEqual([
      { to, data: '0x12', gas: '0x10' },
      { blockHash, requireCanonical: true },
    ])
  })

  test('behavior: a node without EIP-1898 is called by number and its hash checked', async () => {
    const client = await connect((method, params) => {
      if (method === 'eth_getBlockByHash') return { result: block(blockHash) }
      if (method === 'eth_getBlockByNumber') return { result: block(blockHash) }
      if (method !== 'eth_call') return undefined
      return typeof params[1] === 'string'
        ? { result: params[1] === '0xc' ? word : '0x' }
        : invalid('invalid argument 1: json: cannot unmarshal object into Go value')
    })
    const call = { to: otherHash.slice(0, 42) as `0x${string}`, data: '0x', blockHash } as const
    expect(await client.callAtBlock(call)).toBe(word)
    await client.callAtBlock({ ...call, blockNumber: 12 })
    expect(node?.calls.slice(2)).toEqual([
      'eth_call',
      'eth_getBlockByHash',
      'eth_call',
      'eth_getBlockByNumber',
      'eth_call',
      'eth_getBlockByNumber',
    ])
  })

  test('error: another block under that number is a reorg', async () => {
    const client = await connect((method, params) => {
      if (method === 'eth_getBlockByHash') return { result: null }
      if (method === 'eth_getBlockByNumber') return { result: block(otherHash) }
      if (method !== 'eth_call') return undefined
      return typeof params[1] === 'string' ? { result: word } : invalid('invalid argument 1')
    })
    const call = { to: otherHash.slice(0, 42) as `0x${string}`, data: '0x', blockHash } as const
    await expect(client.callAtBlock({ ...call, blockNumber: 12 })).rejects.toMatchObject({
      code: 'REORG',
    })
  })

  test.each([
    ['refuses overrides', invalid('too many arguments, want at most 2')],
    ['ignores overrides', { result: '0x' }],
  ])('behavior: a node that %s gets creation code, once learnt at once', async (_, answer) => {
    const transactions: unknown[] = []
    const client = await connect((method, params) => {
      if (method !== 'eth_call') return undefined
      transactions.push(params)
      return params.length === 3 ? answer : { result: word }
    })
    expect(await client.callAtBlock({ deployless, data: '0x99', blockHash })).toBe(word)
    expect(await client.callAtBlock({ deployless, data: '0x99', blockHash })).toBe(word)
    const last = transactions.at(-1) as [Record<string, string>]
    expect(Object.keys(last[0])).toEqual(['data'])
    expect(transactions.filter((params) => (params as unknown[]).length === 3).length).toBeLessThan(
      3,
    )
  })

  test('error: state that is gone, a node that lags, a revert', async () => {
    let answer = { code: -32000, message: 'missing trie node ab (path ) is not available' }
    let head = 10_000
    const client = await connect((method, params) => {
      if (method === 'eth_call') return { error: answer }
      if (method === 'eth_getBlockByHash') return { result: block(blockHash) }
      if (method !== 'eth_getBlockByNumber') return undefined
      return params[0] === 'latest'
        ? { result: { ...block(otherHash), number: `0x${head.toString(16)}` } }
        : { result: block(blockHash) }
    })
    const call = { deployless, data: '0x', blockHash } as const
    await expect(client.callAtBlock(call)).rejects.toMatchObject({
      code: 'HISTORY_UNAVAILABLE',
      status: 424,
    })
    answer = { code: -32000, message: 'header not found' }
    await expect(client.callAtBlock(call)).rejects.toMatchObject({ code: 'HISTORY_UNAVAILABLE' })
    head = 14
    await expect(client.callAtBlock(call)).rejects.toMatchObject({
      code: 'CHAIN_READ',
      retryable: true,
    })
    Object.assign(answer, { code: 3, message: 'execution reverted', data: '0x1234' })
    await expect(client.callAtBlock(call)).rejects.toMatchObject({
      code: 'CHAIN_READ',
      reason: 'reverted',
      retryable: false,
      data: '0x1234',
    })
  })
})
