import { afterEach, describe, expect, test } from 'vitest'
import type { ChainClient } from '../chain-client'
import { createChainClient } from '../create-chain-client'
import { RpcFailure } from '../rpc/rpc-failure'
import { type FakeAnswer, type FakeNode, startFakeNode } from '../testing/fake-node'
import { createEndpoint, type Endpoint } from './endpoint'
import { createHedgeBudget } from './hedge-budget'
import { runHedged } from './run-hedged'

const method = 'eth_call'
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const nodes: FakeNode[] = []
const clients: ChainClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const node of nodes.splice(0)) await node.stop()
})

/** An endpoint that is never sent to: the step does the answering. */
function fake(label: string, facts: Partial<Endpoint> = {}): Endpoint {
  const endpoint = createEndpoint('http://127.0.0.1:1', { label })
  return Object.assign(endpoint, { chain: 'right', head: 100, getTailMs: () => 10, ...facts })
}

type Steps = Record<string, () => Promise<string>>

async function run(steps: Steps, options: { others?: Endpoint[]; hedge?: undefined } = {}) {
  const begun: string[] = []
  const asked = new Set<Endpoint>()
  const first = fake('first')
  const others = options.others ?? [fake('second')]
  const result = await runHedged(first, {
    step: ({ label }) => {
      begun.push(label)
      return steps[label]?.() ?? Promise.reject(new Error(`unhandled ${label}`))
    },
    hedges: createHedgeBudget(),
    asked,
    others,
    ...('hedge' in options ? {} : { hedge: method }),
  }).catch((error: Error) => error.message)
  return { result, begun, asked: asked.size, blamed: first.errorRate > 0 }
}

const slowly = (value: string) => () => later(400).then(() => value)
const never = () => new Promise<string>(() => undefined)
const fail = (text: string) => () => Promise.reject(new RpcFailure('network', { text }))

describe('runHedged', () => {
  test('default: a first answer in time stays alone', async () => {
    const found = await run({ first: () => later(50).then(() => 'one') })
    expect(found).toEqual({ result: 'one', begun: ['first'], asked: 0, blamed: false })
  })

  test('behavior: a second endpoint answers for one that is slow, which then yields', async () => {
    const found = await run({ first: never, second: async () => 'two' })
    expect(found).toEqual({ result: 'two', begun: ['first', 'second'], asked: 1, blamed: true })
  })

  test('behavior: the slow one counts where the second fails or is slower', async () => {
    const failed = await run({ first: slowly('one'), second: fail('two failed') })
    expect(failed).toMatchObject({ result: 'one', asked: 1, blamed: false })
    const slower = await run({ first: slowly('one'), second: never })
    expect(slower).toMatchObject({ result: 'one', blamed: false })
  })

  test('behavior: no hedge for what is no read, nor on an endpoint that lags, fails or is unknown', async () => {
    const steps = { first: slowly('one') }
    for (const facts of [{ head: 90 }, { chain: 'unknown' }, { failures: 1 }] as const) {
      const second = fake('second')
      const others = [Object.defineProperties(second, Object.getOwnPropertyDescriptors(facts))]
      expect(await run(steps, { others })).toMatchObject({ result: 'one', begun: ['first'] })
    }
    expect(await run(steps, { hedge: undefined })).toMatchObject({ begun: ['first'] })
  })

  test('error: where both fail, what the first said', async () => {
    const first = () => later(400).then(fail('one failed'))
    const found = await run({ first, second: fail('two failed') })
    expect(found).toMatchObject({ result: 'one failed', begun: ['first', 'second'] })
  })

  test('error: a failure before the time is up is passed on at once', async () => {
    expect(await run({ first: fail('down') })).toMatchObject({ result: 'down', begun: ['first'] })
  })
})

describe('hedged reads of a client', () => {
  test('behavior: one that begins to hang costs a moment, not the time-out', async () => {
    let hangs = false
    const answer = (name: string): FakeAnswer => ({ result: name })
    const start = async (handle: () => FakeAnswer) => {
      const node = await startFakeNode((name) => (name === 'eth_getCode' ? handle() : undefined))
      nodes.push(node)
      return node.url
    }
    let askedFirst = 0
    const urls = [
      await start(() => {
        askedFirst += 1
        return hangs ? 'hang' : answer('0x01')
      }),
      await start(() => answer('0x02')),
    ]
    const client = createChainClient({ chainId: 1, urls, timeoutMs: 5_000 })
    clients.push(client)
    await client.checkEndpoints()
    const read = () => client.request('eth_getCode', ['0x', 'latest'])
    for (let index = 0; index < 12; index += 1) expect(await read()).toBe('0x01')
    hangs = true
    const begin = performance.now()
    expect(await read()).toBe('0x02')
    expect(performance.now() - begin).toBeLessThan(4_500)
    expect(askedFirst).toBe(13)
    expect(await read()).toBe('0x02')
    expect(askedFirst).toBe(13)
  })
})
