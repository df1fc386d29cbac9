import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { type FaultMode, type FaultProxy, startFaultProxy } from '@/lib/chain/testing/fault-proxy'
import { createRng, type Rng } from '@/lib/devnet/rng'
import { expectTruth } from './testing/expect-truth'
import {
  getFacts,
  startTestEngine,
  startTestMarkets,
  type TestEngine,
  type TestMarkets,
  toEntries,
  until,
  untilAtHead,
} from './testing/start-test-engine'

let world: TestMarkets
let proxy: FaultProxy
const timeoutMs = 400

beforeAll(async () => {
  world = await startTestMarkets({ users: 6 })
  proxy = await startFaultProxy(world.rpcUrl, { seed: 3 })
})
afterAll(async () => {
  await proxy.stop()
  await world.stop()
})

async function act(random: Rng, actions: number): Promise<void> {
  for (let action = 0; action < actions; action++) await world.randomAction(random)
}

/** Runs with an engine that is live, and leaves everything as it was. */
async function withEngine(
  urls: readonly string[],
  run: (engine: TestEngine) => Promise<void>,
  options: { headPatienceMs?: number } = {},
): Promise<void> {
  proxy.play('none')
  const engine = startTestEngine(urls, toEntries(world), { timeoutMs, ...options })
  try {
    await untilAtHead(engine, world)
    await run(engine)
  } finally {
    await engine.stop()
    proxy.play('none')
  }
}

describe('an endpoint that fails', () => {
  const modes: Exclude<FaultMode, 'fork' | 'none'>[] = [
    'down',
    'hang',
    'http-500',
    'garbage',
    'cut',
    'rate-limited-status',
    'rate-limited-body',
    'wrong-chain',
  ]
  test.each(modes)('behavior: %s: another serves, and the numbers are right', async (mode) => {
    await withEngine([proxy.url, world.rpcUrl], async (engine) => {
      proxy.play(mode)
      await act(createRng(21), 3)
      await expectTruth(engine, world)
      expect(engine.readMarket('v36').source.status).toBe('fresh')
      expect(JSON.stringify(engine.readStatus())).not.toContain('0123456789abcdef')
    })
  })

  test.each(['hang', 'http-500', 'garbage', 'cut', 'rate-limited-body'] as const)(
    'behavior: %s, with no other: the numbers stay with their age, and heal',
    async (mode) => {
      await withEngine([proxy.url], async (engine) => {
        const before = getFacts(engine)
        proxy.play(mode)
        await until('stale', () => engine.readMarket('v36').source.status === 'stale')
        expect(getFacts(engine)).toEqual(before)
        expect(engine.readMarket('v36').source.reason).not.toContain('0123456789abcdef')
        proxy.play('none')
        await act(createRng(22), 2)
        await expectTruth(engine, world)
      })
    },
  )
})

describe('an endpoint that lies', () => {
  test('behavior: a node 20 blocks behind is no step back', async () => {
    await act(createRng(23), 24)
    await withEngine(
      [proxy.url, world.rpcUrl],
      async (engine) => {
        proxy.play('behind', { blocks: 20 })
        const random = createRng(24)
        let last = 0
        for (let round = 0; round < 4; round++) {
          await act(random, 1)
          await untilAtHead(engine, world)
          const number = engine.readMarket('v36').asOf?.blockNumber ?? 0
          expect(number).toBeGreaterThan(last)
          last = number
        }
        expect(engine.events.filter(({ event }) => event === 'reorg')).toEqual([])
        await expectTruth(engine, world)
      },
      { headPatienceMs: 60_000 },
    )
  })

  test.each(['logs-missing', 'logs-doubled', 'logs-shuffled'] as const)(
    'behavior: %s: noticed, and each counted once',
    async (mode) => {
      await withEngine([proxy.url, world.rpcUrl], async (engine) => {
        proxy.play(mode)
        const random = createRng(25)
        for (let round = 0; round < 6; round++) {
          await act(random, 1)
          await untilAtHead(engine, world)
        }
        await expectTruth(engine, world)
      })
    },
  )

  test('behavior: two chains behind one URL are never mixed in one snapshot', async () => {
    const other = await startTestMarkets({ users: 6 })
    const random = createRng(26)
    for (let action = 0; action < 6; action++) await other.randomAction(random)
    await withEngine([proxy.url], async (engine) => {
      proxy.play('fork', { otherUrl: other.rpcUrl })
      const truths = new Map<string, Set<string>>()
      const seen: { hash: string; rows: string }[] = []
      const unsubscribe = engine.subscribe(() => {
        const { book, markets } = getFacts(engine)
        const hashes = new Set(markets.map(({ asOf }) => asOf?.blockHash ?? ''))
        if (hashes.size === 1) seen.push({ hash: [...hashes][0] ?? '', rows: JSON.stringify(book) })
      })
      for (let round = 0; round < 4; round++) {
        await act(random, 1)
        await other.randomAction(random)
        await new Promise((resolve) => setTimeout(resolve, 600))
      }
      unsubscribe()
      for (const { hash, rows } of seen) truths.set(hash, (truths.get(hash) ?? new Set()).add(rows))
      for (const rows of truths.values()) expect(rows.size).toBe(1)
      proxy.play('none')
      await act(random, 1)
      await expectTruth(engine, world)
    })
    await other.stop()
  })

  test.each([
    [
      'logs-refused',
      { wording: 'query returned more than 10000 results', code: -32005, blocks: 3 },
    ],
    ['call-out-of-gas', { bytes: 400 }],
    ['call-timeout', { bytes: 400 }],
  ] as const)('behavior: %s: a fresh engine adapts', async (mode, options) => {
    proxy.play(mode, options)
    const engine = startTestEngine(proxy.url, toEntries(world), { timeoutMs })
    await expectTruth(engine, world)
    expect(proxy.spoilt()).toBeGreaterThan(0)
    await engine.stop()
    proxy.play('none')
  })
})

describe('a chain that is reorganised', () => {
  test.each([1, 2, 9, 33, 64])('behavior: %i deep: the state of a fresh engine', async (depth) => {
    await withEngine([world.rpcUrl], async (engine) => {
      const snapshot = await world.client.snapshot()
      const { number } = await world.client.getBlock()
      const random = createRng(100 + depth)
      for (;;) {
        await act(random, 1)
        await untilAtHead(engine, world)
        const reached = Number((await world.client.getBlock()).number - number)
        if (reached >= depth) break
        if (depth - reached > 8) await world.act.mine(6)
      }
      const before = engine.readWholeLiquidations(zLiquidationsQuery.parse({})).items
      await world.client.revert({ id: snapshot })
      await act(createRng(200 + depth), 2)
      await world.act.mine(depth)
      await expectTruth(engine, world)
      const after = engine.readWholeLiquidations(zLiquidationsQuery.parse({})).items
      const vanished = before.filter(({ id }) => !after.some((each) => each.id === id))
      for (const { blockNumber } of vanished) expect(blockNumber).toBeGreaterThan(Number(number))
      const reorgs = engine.events.filter(({ event }) => event === 'reorg')
      expect(reorgs.length).toBeGreaterThan(0)
    })
  })

  test('behavior: deeper than what is held: said, and built anew', async () => {
    const snapshot = await world.client.snapshot()
    await act(createRng(31), 4)
    const said: string[] = []
    const log = {
      debug() {},
      info() {},
      warn() {},
      error: (_: object, text: string) => said.push(text),
    }
    const engine = startTestEngine(world.rpcUrl, toEntries(world), { timeoutMs, log: log as never })
    await untilAtHead(engine, world)
    await world.client.revert({ id: snapshot })
    await act(createRng(32), 6)
    await expectTruth(engine, world)
    expect(said.join('\n')).toMatch(/reorganised below the oldest block/)
    await engine.stop()
  })
})
