import { afterEach, describe, expect, test } from 'vitest'
import { type FakeAnswer, type FakeNode, startFakeNode } from '../testing/fake-node'
import { checkEndpoint } from './check-endpoint'
import { createEndpoint } from './endpoint'

let node: FakeNode | undefined
afterEach(() => node?.stop())

async function start(answer: (method: string) => FakeAnswer | undefined) {
  const time = { now: 1_000_000 }
  node = await startFakeNode(answer)
  const endpoint = createEndpoint(node.url, {
    label: 'endpoint 1',
    now: () => time.now,
    random: () => 1,
  })
  const send = (method = 'eth_call') =>
    endpoint.send(method, { params: [], timeoutMs: 5_000 }).catch((error) => error.kind)
  return { endpoint, time, send, wait: () => endpoint.coolUntil - time.now }
}

const json = (error: unknown, { status = 200, retryAfter = '' } = {}): FakeAnswer => ({
  status,
  headers: {
    'content-type': 'application/json',
    ...(retryAfter ? { 'retry-after': retryAfter } : {}),
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, error }),
})

describe('createEndpoint', () => {
  test('default', async () => {
    const { endpoint, send, wait } = await start(() => ({ result: '0x1' }))
    expect(await send()).toBe('0x1')
    expect(endpoint).toMatchObject({ failures: 0, open: false, errorRate: 0 })
    expect(endpoint.getTailMs('eth_call')).toBe(endpoint.latencyMs)
    expect(wait()).toBeLessThanOrEqual(0)
  })

  test.each([
    ['status 429', { status: 429, headers: { 'retry-after': '7' }, body: '' }, 7_000],
    [
      '429 with an error of any words',
      json({ code: -32000, message: 'no' }, { status: 429, retryAfter: '7' }),
      7_000,
    ],
    [
      'a header beside a body with 200',
      json({ code: -32005, message: 'no' }, { retryAfter: '7' }),
      7_000,
    ],
    ['code 429, words', json({ code: 429, message: 'try again in 3 seconds' }), 3_000],
    [
      '-32029, data',
      json({ code: -32029, message: 'no', data: { rate: { backoff_seconds: 9 } } }),
      9_000,
    ],
    ['no time named', json({ code: -32005, message: 'no' }), 250],
  ])('behavior: rate limit by %s', async (_, answer, expected) => {
    const { endpoint, send, wait } = await start(() => answer as FakeAnswer)
    expect(await send()).toBe('rate-limited')
    expect(wait()).toBe(expected)
    expect(endpoint.getWaitMs()).toBeGreaterThan(0)
  })

  test('behavior: a time that one answer names is not taken for another request', async () => {
    const { send, wait } = await start((method) =>
      method === 'eth_call'
        ? json({ code: -32005, message: 'no' })
        : json({}, { retryAfter: '60' }),
    )
    await Promise.all([send('eth_chainId'), send('eth_call')])
    expect(wait()).toBeLessThan(1_000)
  })

  test('behavior: after three failures one trial goes, whoever asks', async () => {
    let down = false
    const { endpoint, time, send } = await start(() => (down ? 'drop' : undefined))
    const check = () =>
      checkEndpoint(endpoint, { chainId: 1, timeoutMs: 5_000, log: () => undefined }).catch(() => 0)
    await check()
    expect(endpoint.chain).toBe('right')
    down = true
    for (let index = 0; index < 3; index += 1) expect(await send()).toBe('network')
    expect(endpoint).toMatchObject({ open: true, chain: 'unknown' })
    time.now += 1_000
    const before = node?.calls.length ?? 0
    await Promise.all([check(), check(), check()])
    expect(node?.calls.slice(before)).toEqual(['eth_chainId'])
    expect(endpoint.coolUntil - time.now).toBe(2_000)
    down = false
    time.now += 2_000
    await Promise.all([check(), check()])
    expect(node?.calls.slice(before + 1)).toEqual(['eth_chainId', 'eth_blockNumber'])
    expect(endpoint).toMatchObject({ open: false, chain: 'right', failures: 0 })
  })

  test('error: what is no JSON-RPC is malformed', async () => {
    for (const body of ['null', '[]', '"text"', '<html>', '{"jsonrpc":"2.0"']) {
      const { send } = await start(() => ({ status: 200, body }))
      expect(await send()).toBe('malformed')
      await node?.stop()
    }
  })
})
