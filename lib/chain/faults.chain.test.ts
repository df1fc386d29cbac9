import type { Address, Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import { rawRequest } from '@/lib/devnet/send'
import { ChainReadError } from '../errors'
import type { ChainClient } from './chain-client'
import { createChainClient } from './create-chain-client'
import { type FaultMode, type FaultProxy, startFaultProxy } from './testing/fault-proxy'

/** Emits LOG1 with topic 0x11 and one with 0x22 when called. */
const code: Hex = '0x601160006000a1602260006000a100'
const address: Address = '0x00000000000000000000000000000000000c0de0'
const from: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const topics = ['0x11', '0x22'].map((topic) => `0x${topic.slice(2).padStart(64, '0')}` as Hex)
const filter = { addresses: [address], topics }

let anvil: Anvil
let node: DevnetClient
let bad: FaultProxy
let good: FaultProxy

beforeAll(async () => {
  anvil = await startAnvil({ timestamp: 1_760_000_000 })
  node = createDevnetClient(anvil.rpcUrl)
  await node.setCode({ address, bytecode: code })
  await node.mine({ blocks: 30 })
  await emit()
  bad = await startFaultProxy(anvil.rpcUrl, { seed: 5 })
  good = await startFaultProxy(anvil.rpcUrl)
})

beforeEach(() => {
  for (const proxy of [bad, good]) {
    proxy.play('none')
    proxy.resetCounts()
  }
})

afterAll(async () => {
  await bad?.stop()
  await good?.stop()
  await anvil?.stop()
})

const emit = () => rawRequest(node, 'eth_sendTransaction', [{ from, to: address }])

/** Best endpoint first: the one that the faults are played on. */
async function withClient(
  run: (client: ChainClient, log: string[]) => Promise<void>,
  { urls = [bad.url, good.url], headPatienceMs = 60_000 } = {},
) {
  const log: string[] = []
  const client = createChainClient({
    chainId: 31337,
    urls,
    timeoutMs: 1_000,
    headPatienceMs,
    probeEveryMs: 400,
    random: () => 0,
    log: (level, message) => void (level === 'warn' && log.push(message)),
  })
  try {
    await client.checkEndpoints()
    await run(client, log)
  } finally {
    client.close()
  }
}

const transportFaults = [
  'down',
  'hang',
  'slow',
  'http-500',
  'garbage',
  'cut',
  'rate-limited-status',
  'rate-limited-body',
] as const satisfies readonly FaultMode[]

describe('one endpoint fails, another serves', () => {
  test.each(transportFaults)('behavior: %s, and the bad one heals', async (mode) => {
    await withClient(async (client) => {
      const { hash, number } = await client.readHead()
      bad.play(mode, { delayMs: 3_000 })
      for (let round = 0; round < 4; round += 1) {
        const head = await client.readHead()
        expect(head.number).toBe(number)
        const call = { to: address, data: '0x', blockHash: hash } as const
        expect(await client.callAtBlock(call)).toBe('0x')
        expect(await client.readLogs({ ...filter, blockHash: hash })).toHaveLength(2)
      }
      expect(good.counts().eth_getLogs).toBeGreaterThan(2)
      if (mode.startsWith('rate-limited')) return
      bad.play('none')
      bad.resetCounts()
      await expect
        .poll(
          async () => {
            await client.readHead()
            await client.readBlock(hash)
            return bad.counts().eth_getBlockByHash ?? 0
          },
          { timeout: 60_000, interval: 200 },
        )
        .toBeGreaterThan(0)
    })
  })

  test.each(transportFaults)(
    'error: %s everywhere fails in a bounded time, without a URL',
    async (mode) => {
      await withClient(async (client, log) => {
        const { hash } = await client.readHead()
        bad.play(mode, { methods: ['eth_getLogs'], delayMs: 3_000 })
        good.play(mode, { methods: ['eth_getLogs'], delayMs: 3_000 })
        const begin = performance.now()
        const error = await client
          .readLogs({ ...filter, blockHash: hash })
          .catch((thrown) => thrown)
        expect(performance.now() - begin).toBeLessThan(6_000)
        expect(error).toBeInstanceOf(ChainReadError)
        const { message, details, stack, metaMessages } = error as ChainReadError
        const shown = JSON.stringify([message, details, stack, metaMessages, log])
        for (const { url } of [bad, good]) {
          expect(shown).not.toContain('0123456789abcdef')
          expect(shown).not.toContain(new URL(url).port)
        }
      })
    },
  )
})

describe('rate limits', () => {
  test.each(['rate-limited-status', 'rate-limited-body'] as const)(
    'behavior: %s: Retry-After is kept, then it is back',
    async (mode) => {
      await withClient(
        async (client) => {
          const { hash } = await client.readHead()
          bad.play(mode, { retryAfterSeconds: 0.8 })
          const refusedAt = performance.now()
          await expect(client.readBlock(hash)).rejects.toMatchObject({ reason: 'rate-limited' })
          bad.play('none')
          bad.resetCounts()
          while (performance.now() - refusedAt < 750) {
            await client.readBlock(hash).catch(() => undefined)
            if (performance.now() - refusedAt < 750) expect(bad.counts()).toEqual({})
            await new Promise((resolve) => setTimeout(resolve, 50))
          }
          await expect.poll(() => client.readBlock(hash).then(({ hash }) => hash)).toBe(hash)
        },
        { urls: [bad.url] },
      )
    },
  )
})

describe('logs', () => {
  test.each(['logs-missing', 'logs-doubled', 'logs-shuffled'] as const)(
    'behavior: %s: each once, in order',
    async (mode) => {
      await withClient(async (client, log) => {
        const { hash, logsBloom, number } = await client.readHead()
        const expected = [
          [number, 0],
          [number, 1],
        ]
        bad.play(mode)
        const toPlace = (logs: readonly { blockNumber: number; logIndex: number }[]) =>
          logs.map(({ blockNumber, logIndex }) => [blockNumber, logIndex])
        const pinned = await client.readLogs({ ...filter, blockHash: hash, logsBloom })
        expect(toPlace(pinned)).toEqual(expected)
        const range = { fromBlock: number - 20, toBlock: number, toBlockHash: hash }
        expect(toPlace(await client.readLogs({ ...filter, ...range }))).toEqual(expected)
        const blamed = log.includes('endpoint 1 left out logs that another endpoint has')
        expect(blamed).toBe(mode === 'logs-missing')
      })
    },
  )

  test('behavior: a range is not read from a node that is behind its end', async () => {
    await withClient(async (client) => {
      const { number } = await client.readHead()
      bad.play('behind', { blocks: 5 })
      await rawRequest(node, 'anvil_mine', ['0x1'])
      await emit()
      const range = { fromBlock: 0, toBlock: number + 2 }
      expect(await client.readLogs({ ...filter, ...range })).toHaveLength(4)
    })
  })
})

describe('nodes that disagree', () => {
  test('behavior: a node 20 blocks behind is left for the other; alone it is no step back', async () => {
    await withClient(async (client) => {
      const { number } = await client.readHead()
      bad.play('behind', { blocks: 20 })
      for (let look = 0; look < 3; look += 1) expect((await client.readHead()).number).toBe(number)
      good.play('down')
      for (let look = 0; look < 3; look += 1) {
        await expect(client.readHead()).rejects.toMatchObject({ code: 'CHAIN_READ' })
      }
      bad.play('none')
      await expect
        .poll(
          () =>
            client.readHead().then(
              (head) => head.number,
              () => -1,
            ),
          { timeout: 20_000 },
        )
        .toBe(number)
    })
  })

  test('behavior: two branches behind one URL are never mixed', async () => {
    const other = await startAnvil({ timestamp: 1_760_000_000 })
    const fork = createDevnetClient(other.rpcUrl)
    await fork.setCode({ address, bytecode: `0x${'43600052600a60005260206000f3'}` })
    await fork.mine({
      blocks: (await node.getBlock()).number ? Number((await node.getBlock()).number) : 0,
    })
    await withClient(
      async (client) => {
        const branchOf = async (hash: Hex) =>
          (await rawRequest(node, 'eth_getBlockByHash', [hash, false])) === null ? 'fork' : 'main'
        await client.readHead()
        bad.play('fork', { otherUrl: other.rpcUrl })
        const branches = new Set<string>()
        let read = 0
        for (let look = 0; look < 12; look += 1) {
          await emit()
          await fork.mine({ blocks: 1 })
          const head = await client.readHead()
          const branch = await branchOf(head.hash)
          branches.add(branch)
          try {
            const call = { to: address, data: '0x', blockHash: head.hash } as const
            expect(await client.callAtBlock(call)).toMatch(branch === 'main' ? /^0x$/ : /^0x.{64}$/)
            const { number: toBlock, hash: toBlockHash, logsBloom } = head
            const pinned = await client.readLogs({ ...filter, blockHash: toBlockHash, logsBloom })
            const fromBlock = toBlock - 4
            const ranged = await client.readLogs({ ...filter, fromBlock, toBlock, toBlockHash })
            for (const log of [...pinned, ...ranged]) {
              expect(await branchOf(log.blockHash)).toBe(branch)
            }
            read += 1
          } catch (error) {
            expect(error).toMatchObject({ retryable: true })
          }
        }
        expect(branches.size).toBe(1)
        expect(read).toBeGreaterThan(6)
      },
      { urls: [bad.url] },
    )
    await other.stop()
  })
})
