import type { Address, Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient } from '@/lib/devnet/chain-client'
import { type FaultProxy, startFaultProxy } from './fault-proxy'

/** Emits two logs whatever it is called with: LOG1(0, 0, 0x11) and LOG1(0, 0, 0x22). */
const code: Hex = '0x601160006000a1602260006000a100'
const address: Address = '0x00000000000000000000000000000000000c0de0'
const from: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

let anvil: Anvil
let other: Anvil
let proxy: FaultProxy

beforeAll(async () => {
  anvil = await startAnvil({ timestamp: 1_760_000_000 })
  other = await startAnvil({ timestamp: 1_760_000_000 })
  const node = createDevnetClient(anvil.rpcUrl)
  await node.setCode({ address, bytecode: code })
  await node.mine({ blocks: 30 })
  await send(anvil.rpcUrl, 'eth_sendTransaction', [{ from, to: address }])
  await createDevnetClient(other.rpcUrl).mine({ blocks: 7 })
  proxy = await startFaultProxy(anvil.rpcUrl, { seed: 7 })
})

beforeEach(() => {
  proxy.play('none')
  proxy.resetCounts()
})

afterAll(async () => {
  await proxy?.stop()
  await anvil?.stop()
  await other?.stop()
})

async function send(url: string, method: string, params: unknown[] = []) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(300),
  })
  if (response.status !== 200) return response
  return (await response.json()) as { result?: unknown; error?: { code: number; message: string } }
}

const ask = (method: string, params: unknown[] = []) => send(proxy.url, method, params)
const range = [{ fromBlock: '0x0', toBlock: '0x1f', address }]

describe('startFaultProxy', () => {
  test('default', async () => {
    expect(await ask('eth_blockNumber')).toMatchObject({ result: '0x1f' })
    expect(await ask('eth_getLogs', range)).toMatchObject({ result: [{}, {}] })
    expect(await ask('eth_foo')).toMatchObject({ error: { code: -32601 } })
    expect(proxy.counts()).toEqual({ eth_blockNumber: 1, eth_getLogs: 1, eth_foo: 1 })
    expect(proxy.spoilt()).toBe(0)
  })

  test.each(['down', 'hang', 'garbage', 'cut'] as const)(
    'behavior: %s gives no answer',
    async (mode) => {
      proxy.play(mode)
      await expect(ask('eth_blockNumber')).rejects.toThrow()
      expect(proxy.spoilt()).toBe(1)
      proxy.play('none')
      expect(await ask('eth_blockNumber')).toMatchObject({ result: '0x1f' })
    },
  )

  test('behavior: slow, 500, 429 with Retry-After, a rate limit in the body', async () => {
    proxy.play('slow', { delayMs: 50 })
    const begin = performance.now()
    expect(await ask('eth_blockNumber')).toMatchObject({ result: '0x1f' })
    expect(performance.now() - begin).toBeGreaterThan(45)
    proxy.play('http-500')
    expect(await ask('eth_blockNumber')).toMatchObject({ status: 500 })
    proxy.play('rate-limited-status', { retryAfterSeconds: 3 })
    const refused = (await ask('eth_blockNumber')) as Response
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3'])
    proxy.play('rate-limited-body', { wording: 'slow down', code: -32029 })
    expect(await ask('eth_blockNumber')).toMatchObject({
      error: { code: -32029, message: 'slow down' },
    })
  })

  test('behavior: only the methods that are named, only their share', async () => {
    proxy.play('http-500', { methods: ['eth_getLogs'] })
    expect(await ask('eth_blockNumber')).toMatchObject({ result: '0x1f' })
    expect(await ask('eth_getLogs', range)).toMatchObject({ status: 500 })
    proxy.resetCounts()
    proxy.play('http-500', { share: 0.3 })
    for (let index = 0; index < 60; index += 1) await ask('eth_blockNumber')
    expect(proxy.spoilt()).toBeGreaterThan(6)
    expect(proxy.spoilt()).toBeLessThan(30)
  })

  test('behavior: wrong-chain', async () => {
    proxy.play('wrong-chain')
    expect(await ask('eth_chainId')).toMatchObject({ result: '0xbadc0de' })
    expect(await ask('eth_blockNumber')).toMatchObject({ result: '0x1f' })
  })

  test('behavior: behind knows no block after its head, by no name', async () => {
    const head = (await ask('eth_getBlockByNumber', ['latest', false])) as {
      result: { hash: string }
    }
    const { hash } = head.result
    proxy.play('behind', { blocks: 20 })
    expect(await ask('eth_blockNumber')).toMatchObject({ result: '0xb' })
    expect(await ask('eth_getBlockByNumber', ['latest', false])).toMatchObject({
      result: { number: '0xb' },
    })
    expect(await ask('eth_getBlockByNumber', ['0xc', false])).toMatchObject({ result: null })
    expect(await ask('eth_getBlockByHash', [hash, false])).toMatchObject({ result: null })
    const call = { to: address, data: '0x' }
    for (const block of [{ blockHash: hash }, '0x1f']) {
      expect(await ask('eth_call', [call, block])).toMatchObject({
        error: { message: 'header not found' },
      })
    }
    expect(await ask('eth_call', [call, 'latest'])).toMatchObject({ result: '0x' })
    expect(await ask('eth_getLogs', [{ blockHash: hash }])).toMatchObject({
      error: { message: 'unknown block' },
    })
    expect(await ask('eth_getLogs', range)).toMatchObject({ result: [] })
  })

  test('behavior: fork alternates', async () => {
    proxy.play('fork', { otherUrl: other.rpcUrl })
    const seen = []
    for (let index = 0; index < 4; index += 1) seen.push(await ask('eth_blockNumber'))
    expect(seen).toMatchObject(['0x1f', '0x7', '0x1f', '0x7'].map((result) => ({ result })))
  })

  test('behavior: logs missing, doubled, shuffled, refused', async () => {
    const getIndexes = async () => {
      const { result } = (await ask('eth_getLogs', range)) as { result: { logIndex: string }[] }
      return result.map(({ logIndex }) => Number(logIndex))
    }
    proxy.play('logs-missing')
    expect(await getIndexes()).toEqual([])
    proxy.play('logs-doubled')
    expect(await getIndexes()).toEqual([0, 0, 1, 1])
    proxy.play('logs-shuffled')
    const orders = new Set<string>()
    for (let index = 0; index < 10; index += 1) orders.add(String(await getIndexes()))
    expect([...orders].sort()).toEqual(['0,1', '1,0'])
    proxy.play('logs-refused', { blocks: 10, wording: 'too wide', code: -32000 })
    expect(await ask('eth_getLogs', range)).toMatchObject({ error: { message: 'too wide' } })
    expect(await ask('eth_getLogs', [{ ...range[0], fromBlock: '0x16' }])).toMatchObject({
      result: [{}, {}],
    })
  })

  test('behavior: calls with much data run out of gas or time', async () => {
    const call = (bytes: number) =>
      ask('eth_call', [{ to: address, data: `0x${'00'.repeat(bytes)}` }, 'latest'])
    proxy.play('call-out-of-gas', { bytes: 8 })
    expect(await call(8)).toMatchObject({ result: '0x' })
    expect(await call(9)).toMatchObject({ error: { message: 'out of gas' } })
    proxy.play('call-timeout')
    expect(await call(1)).toMatchObject({ error: { message: expect.stringContaining('aborted') } })
  })

  test('behavior: a node that is gone shows as a closed connection', async () => {
    const dead = await startFaultProxy('http://127.0.0.1:1')
    await expect(send(dead.url, 'eth_blockNumber')).rejects.toThrow()
    await dead.stop()
  })
})
