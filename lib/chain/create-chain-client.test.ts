import { afterEach, describe, expect, test } from 'vitest'
import { ChainReadError } from '../errors'
import type { ChainClient } from './chain-client'
import { createChainClient } from './create-chain-client'
import { type FakeAnswer, type FakeNode, startFakeNode } from './testing/fake-node'

const hash = (digit: string) => `0x${digit.repeat(64)}` as const
const block = (number: number, digit = 'a') => ({
  number: `0x${number.toString(16)}`,
  hash: hash(digit),
  parentHash: hash('b'),
  timestamp: '0x10',
  logsBloom: `0x${'0'.repeat(512)}`,
})

const nodes: FakeNode[] = []
const clients: ChainClient[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const node of nodes.splice(0)) await node.stop()
})

async function start(handle: Parameters<typeof startFakeNode>[0]): Promise<FakeNode> {
  const node = await startFakeNode(handle)
  nodes.push(node)
  return node
}

function connect(...urls: string[]): ChainClient {
  const client = createChainClient({ chainId: 1, urls, timeoutMs: 300 })
  clients.push(client)
  return client
}

const headAt =
  (number: number) =>
  (method: string): FakeAnswer | undefined =>
    method === 'eth_getBlockByNumber' ? { result: block(number) } : undefined

describe('createChainClient', () => {
  test('default', async () => {
    const node = await start(headAt(100))
    const client = connect(node.url)
    expect(node.calls).toEqual([])
    expect(await client.readHead()).toEqual({
      chainId: 1,
      number: 100,
      hash: hash('a'),
      parentHash: hash('b'),
      timestamp: 16,
      logsBloom: `0x${'0'.repeat(512)}`,
    })
    expect(client.endpoints()).toEqual({ healthy: 1, total: 1 })
    expect(client.requests()).toEqual({
      eth_chainId: 1,
      eth_blockNumber: 1,
      eth_getBlockByNumber: 1,
    })
  })

  test.each(['drop', 'hang', 'stall'] as const)('behavior: fails over on %s', async (fault) => {
    const bad = await start((method) => (method === 'eth_getBlockByNumber' ? fault : undefined))
    const good = await start(headAt(7))
    const client = connect(bad.url, good.url)
    expect((await client.readHead()).number).toBe(7)
    expect(client.endpoints()).toEqual({ healthy: 1, total: 2 })
  })

  test('behavior: fails over on an answer that is no JSON and on one that is no block', async () => {
    const broken = await start((method) =>
      method === 'eth_getBlockByNumber' ? { status: 200, body: '<html>' } : undefined,
    )
    const lying = await start((method) =>
      method === 'eth_getBlockByNumber' ? { result: { number: '0xzz' } } : undefined,
    )
    const good = await start(headAt(7))
    expect((await connect(broken.url, lying.url, good.url).readHead()).number).toBe(7)
  })

  test('behavior: an endpoint of another chain is asked once, then left out', async () => {
    const wrong = await start((method) =>
      method === 'eth_chainId' ? { result: '0x89' } : headAt(9)(method),
    )
    const good = await start(headAt(7))
    const client = connect(wrong.url, good.url)
    expect((await client.readHead()).number).toBe(7)
    expect((await client.readHead()).number).toBe(7)
    expect(wrong.calls).toEqual(['eth_chainId'])
    expect(client.endpoints()).toEqual({ healthy: 1, total: 2 })
    expect(await client.checkEndpoints()).toMatchObject([
      { label: 'endpoint 1', status: 'wrong-chain', chainId: 137 },
      { label: 'endpoint 2', status: 'right', chainId: 1 },
    ])
  })

  test('behavior: a lagging endpoint yields to the one ahead', async () => {
    const lagging = await start(headAt(50))
    const ahead = await start((method) =>
      method === 'eth_blockNumber' ? { result: '0x64' } : headAt(100)(method),
    )
    const client = connect(lagging.url, ahead.url)
    await client.checkEndpoints()
    await client.readHead()
    expect((await client.readHead()).number).toBe(100)
  })

  test('behavior: Retry-After is honoured', async () => {
    const limited = await start((method) =>
      method === 'eth_getBlockByNumber'
        ? { status: 429, headers: { 'retry-after': '30' }, body: 'slow down' }
        : undefined,
    )
    const client = connect(limited.url)
    await expect(client.readHead()).rejects.toMatchObject({
      code: 'CHAIN_READ',
      reason: 'rate-limited',
      retryable: true,
    })
    const asked = limited.calls.length
    await expect(client.readHead()).rejects.toBeInstanceOf(ChainReadError)
    expect(limited.calls).toHaveLength(asked)
  })

  test('behavior: it heals by itself', async () => {
    let down = true
    const node = await start((method) => (down ? 'drop' : headAt(3)(method)))
    const client = connect(node.url)
    await expect(client.readHead()).rejects.toMatchObject({ reason: 'network' })
    expect(client.endpoints().healthy).toBe(0)
    down = false
    await expect
      .poll(() => client.readHead().then(({ number }) => number), { timeout: 8_000 })
      .toBe(3)
    expect(client.endpoints().healthy).toBe(1)
  })

  test('error: no endpoint of the chain', async () => {
    const wrong = await start((method) =>
      method === 'eth_chainId' ? { result: '0x89' } : undefined,
    )
    await expect(connect(wrong.url).readHead()).rejects.toMatchObject({
      reason: 'refused',
      retryable: false,
    })
  })

  test('error: neither message nor log tells the endpoint', async () => {
    const node = await start(() => ({ status: 500, body: `bad ${'0123456789abcdef'}` }))
    const logged: unknown[] = []
    const client = createChainClient({
      chainId: 1,
      urls: [node.url, 'http://localhost:1/v2/0123456789abcdef'],
      timeoutMs: 300,
      log: (...line) => logged.push(line),
    })
    clients.push(client)
    const error = await client.readHead().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ChainReadError)
    const { message, details, stack, metaMessages } = error as ChainReadError
    const shown = JSON.stringify([message, details, stack, metaMessages, logged])
    expect(shown).not.toContain('0123456789abcdef')
    expect(shown).not.toContain('localhost:1')
    expect(shown).not.toContain(new URL(node.url).port)
  })

  test('error: a method the node lacks', async () => {
    const node = await start(() => undefined)
    await expect(connect(node.url).request('eth_foo')).rejects.toMatchObject({
      code: 'CHAIN_READ',
      details: 'unhandled call eth_foo (code -32099)',
    })
  })
})
