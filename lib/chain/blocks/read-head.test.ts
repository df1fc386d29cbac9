import { afterEach, describe, expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import type { ChainClient } from '../chain-client'
import { createChainClient } from '../create-chain-client'
import { type FakeNode, startFakeNode } from '../testing/fake-node'

const hash = (name: string) => `0x${Buffer.from(name).toString('hex').padStart(64, '0')}` as const
const hex = (number: number) => `0x${number.toString(16)}`

/** A chain whose blocks above `forkedAt` are of `branch`. */
type FakeChain = { head: number; branch: string; forkedAt: number }

const nameOf = ({ branch, forkedAt }: FakeChain, number: number) =>
  `${number > forkedAt ? branch : 'a'}${number}`

function getBlock(chain: FakeChain, number: number) {
  return {
    number: hex(number),
    hash: hash(nameOf(chain, number)),
    parentHash: hash(nameOf(chain, number - 1)),
    timestamp: '0x10',
  }
}

const nodes: FakeNode[] = []
const clients: ChainClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const node of nodes.splice(0)) await node.stop()
})

/** @param turn The chain that answers the next request. */
async function start(turn: () => FakeChain, chainId = () => '0x1'): Promise<FakeNode> {
  const node = await startFakeNode((method, params) => {
    const chain = turn()
    if (method === 'eth_chainId') return { result: chainId() }
    if (method === 'eth_blockNumber') return { result: hex(chain.head) }
    if (method === 'eth_getBlockByHash') {
      const numbers = Array.from({ length: 30 }, (_, index) => chain.head - index)
      const found = numbers.find((number) => getBlock(chain, number).hash === params[0])
      return { result: found === undefined ? null : getBlock(chain, found) }
    }
    if (method !== 'eth_getBlockByNumber') return undefined
    const number = params[0] === 'latest' ? chain.head : Number(params[0])
    return { result: number > chain.head ? null : getBlock(chain, number) }
  })
  nodes.push(node)
  return node
}

function connect(urls: string[], options: { headPatienceMs?: number; log?: string[] } = {}) {
  const { log = [], ...rest } = options
  const client = createChainClient({
    chainId: 1,
    urls,
    timeoutMs: 4_000,
    log: (level, message) => void (level === 'warn' && log.push(message)),
    ...rest,
  })
  clients.push(client)
  return client
}

const chain = (head: number, branch = 'a', forkedAt = 95): FakeChain => ({ head, branch, forkedAt })
const nameOfHead = async (client: ChainClient) => {
  const block = await client.readHead()
  return [block.number, Buffer.from(block.hash.slice(2), 'hex').toString().replaceAll('\0', '')]
}

describe('readHead', () => {
  test('default: one call a look while heads follow each other', async () => {
    let now = chain(100)
    const node = await start(() => now)
    const client = connect([node.url])
    await client.readHead()
    now = chain(101)
    const before = node.calls.length
    expect(await nameOfHead(client)).toEqual([101, 'a101'])
    expect(node.calls.slice(before)).toEqual(['eth_getBlockByNumber'])
  })

  test('behavior: a gap costs one more call, a reorg is told once it is sure', async () => {
    let now = chain(100)
    const node = await start(() => now)
    const client = connect([node.url])
    await client.readHead()
    now = chain(105)
    const before = node.calls.length
    expect(await nameOfHead(client)).toEqual([105, 'a105'])
    expect(node.calls.slice(before)).toHaveLength(2)
    for (const [head, branch] of [
      [105, 'b'],
      [104, 'c'],
      [110, 'd'],
      [111, 'e'],
    ] as const) {
      now = chain(head, branch)
      expect(await nameOfHead(client)).toEqual([head, `${branch}${head}`])
    }
  })

  test('behavior: a node 20 blocks behind is passed over for the one that is not', async () => {
    const late = await start(() => chain(80))
    const good = await start(() => chain(100))
    const client = connect([late.url, good.url])
    await client.checkEndpoints()
    for (let look = 0; look < 3; look += 1) expect(await nameOfHead(client)).toEqual([100, 'a100'])
    expect(client.endpointStates().map(({ head }) => head)).toEqual([80, 100])
  })

  test('error: when only a node that is behind is left, the head does not step back', async () => {
    let late = chain(80)
    const behind = await start(() => late)
    const good = await start(() => chain(100))
    const client = connect([good.url, behind.url])
    expect(await nameOfHead(client)).toEqual([100, 'a100'])
    await good.stop()
    for (let look = 0; look < 3; look += 1) {
      late = chain(80 + look)
      await expect(client.readHead()).rejects.toMatchObject({ code: 'CHAIN_READ', retryable: true })
    }
    late = chain(101)
    expect(await nameOfHead(client)).toEqual([101, 'a101'])
  })

  test('behavior: nodes behind one URL that are a block or two apart are no news', async () => {
    const random = createRng(3)
    let head = 100
    const node = await start(() => chain(head - Math.floor(random() * 3)))
    const client = connect([node.url])
    let newest = 0
    for (let look = 0; look < 40; look += 1) {
      head += look % 4 === 0 ? 1 : 0
      const block = await client.readHead()
      expect(block.number).toBeGreaterThanOrEqual(newest)
      newest = block.number
    }
    expect(newest).toBeGreaterThanOrEqual(head - 1)
  })

  test.each([
    ['by turns', (turn: number) => turn % 2 === 0],
    [
      'by lot',
      (() =>
        (
          (random) => () =>
            random() < 0.5
        )(createRng(11)))(),
    ],
  ])(
    'behavior: two branches behind one URL, %s: at most one change',
    {
      timeout: 20_000,
    },
    async (_, isFirst) => {
      let turn = 0
      let head = 100
      const log: string[] = []
      const node = await start(() => {
        turn += 1
        return isFirst(turn) ? chain(head) : chain(head, 'b')
      })
      const client = connect([node.url], { log })
      const branches: string[] = []
      let newest = 0
      for (let look = 0; look < 30; look += 1) {
        head += look % 5 === 0 ? 1 : 0
        const [number, name] = await nameOfHead(client)
        expect(Number(number)).toBeGreaterThanOrEqual(newest)
        newest = Number(number)
        const branch = String(name).slice(0, 1)
        if (branches.at(-1) !== branch) branches.push(branch)
      }
      expect(branches.length).toBeLessThanOrEqual(2)
      expect(newest).toBeGreaterThanOrEqual(head - 2)
      expect(log).toContain('endpoint 1 answers from different branches of the chain by turns')
    },
  )

  test('behavior: two endpoints on different branches: the one that was believed stays', async () => {
    const first = await start(() => chain(100))
    const second = await start(() => chain(101, 'b'))
    const client = connect([first.url, second.url])
    expect(await nameOfHead(client)).toEqual([100, 'a100'])
    await client.checkEndpoints()
    for (let look = 0; look < 4; look += 1) {
      expect(await nameOfHead(client)).toEqual([100, 'a100'])
    }
  })

  test('behavior: a chain cut short is believed after the time given', async () => {
    let now = chain(100)
    const node = await start(() => now)
    const client = connect([node.url], { headPatienceMs: 150 })
    await client.readHead()
    now = chain(90)
    await expect(client.readHead()).rejects.toMatchObject({ code: 'CHAIN_READ' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await nameOfHead(client)).toEqual([90, 'a90'])
    const patient = connect([node.url], { headPatienceMs: 0 })
    now = chain(100)
    await patient.readHead()
    now = chain(99)
    expect(await nameOfHead(patient)).toEqual([99, 'a99'])
  })

  test('behavior: an endpoint that becomes one of another chain is left out, said so, and may return', async () => {
    let id = '0x1'
    let now = chain(100)
    const log: string[] = []
    const turned = await start(
      () => now,
      () => id,
    )
    const good = await start(() => chain(101))
    const client = connect([turned.url, good.url], { log })
    await client.readHead()
    await client.checkEndpoints()
    id = '0x89'
    now = chain(100, 'other', 0)
    expect(await nameOfHead(client)).toEqual([101, 'a101'])
    await client.checkEndpoints()
    expect(client.endpointStates()[0]?.state).toBe('wrong-chain')
    expect(await nameOfHead(client)).toEqual([101, 'a101'])
    expect(log).toEqual(['endpoint 1 is of chain 137, not 1: left out'])
    id = '0x1'
    now = chain(102)
    await client.checkEndpoints()
    expect(client.endpointStates()[0]?.state).toBe('healthy')
    expect(await nameOfHead(client)).toEqual([102, 'a102'])
  })
})
