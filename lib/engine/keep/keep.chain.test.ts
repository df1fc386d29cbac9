import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { zHistoryQuery, zLiquidationsQuery } from '@/lib/api/schema/query'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { createRng, type Rng } from '@/lib/devnet/rng'
import { StoreError } from '@/lib/errors'
import { createStore } from '@/lib/store/create-store'
import type { Store } from '@/lib/store/store'
import { expectTruth } from '../testing/expect-truth'
import {
  silentLog,
  startTestEngine,
  startTestMarkets,
  type TestEngine,
  type TestMarkets,
  toEntries,
  until,
  untilAtHead,
} from '../testing/start-test-engine'
import { StoreDoor } from './store-door'

/** An engine with a line to the node and to the database of its own, that can be cut. */
type TestProcess = TestEngine & {
  /** Dies without giving anything back. */
  die: () => Promise<void>
  /** Filters of `eth_getLogs` so far. */
  logFilters: { fromBlock?: string }[]
}

let world: TestMarkets
let store: Store
let isDown = false
const running = new Set<TestProcess>()

beforeAll(async () => {
  world = await startTestMarkets({ users: 6 })
})
afterAll(() => world.stop())
beforeEach(async () => {
  isDown = false
  store = await createStore({ dataDir: 'memory://', log: silentLog })
})
afterEach(async () => {
  for (const engine of running) await engine.stop()
  await store.close()
})

/** The one database of the test, which outlives engines and can be taken away from all or from one. */
function openShared(isCut: () => boolean): Store {
  return new Proxy(store, {
    get(target, name: keyof Store | 'then') {
      // Not a promise, though it is awaited.
      if (name === 'then') return undefined
      if (name === 'close') return async () => undefined
      return (...args: never[]) => {
        if (isDown || isCut()) return Promise.reject(new StoreError('The database is gone.'))
        return (target[name] as (...given: never[]) => unknown).apply(target, args)
      }
    },
  })
}

async function start(role: 'all' | 'engine' | 'web' = 'all'): Promise<TestProcess> {
  let dead = false
  const logFilters: { fromBlock?: string }[] = []
  const node = await startFakeNode((method, params) => {
    if (method === 'eth_getLogs') logFilters.push(params[0] as { fromBlock?: string })
    return dead ? 'drop' : forwardTo(world.rpcUrl, { method, params })
  })
  const door = new StoreDoor({ open: async () => openShared(() => dead), log: silentLog })
  const engine = startTestEngine(node.url, toEntries(world), {
    door,
    role,
    databaseUrl: 'postgres://shared.example/plimsoll',
  })
  const started: TestProcess = {
    ...engine,
    logFilters,
    stop: async () => {
      running.delete(started)
      await engine.stop()
      await node.stop()
    },
    die: async () => {
      dead = true
      await started.stop()
    },
  }
  running.add(started)
  return started
}

async function act(random: Rng, actions: number): Promise<void> {
  for (let action = 0; action < actions; action++) await world.randomAction(random)
}

async function readKeptBlock(): Promise<number> {
  const kept = await store.readState({ chainId: 31_337, entry: 'v36' })
  return kept?.block.number ?? -1
}

async function untilKept(): Promise<void> {
  const { number } = await world.client.getBlock()
  await until(`block ${number} is kept`, async () => (await readKeptBlock()) === Number(number))
}

describe('what is kept', () => {
  test('default: a restart goes on from there, without searching the past again', async () => {
    const first = await start()
    await act(createRng(41), 4)
    await untilAtHead(first, world)
    await untilKept()
    await first.stop()
    await act(createRng(42), 5)
    const before = await readKeptBlock()
    const second = await start()
    await expectTruth(second, world)
    const from = second.logFilters.flatMap(({ fromBlock }) => (fromBlock ? Number(fromBlock) : []))
    expect(from.length).toBeGreaterThan(0)
    expect(Math.min(...from)).toBe(before + 1)
  })

  test('behavior: a chain that was cut back while nobody looked is noticed', async () => {
    const first = await start()
    await untilAtHead(first, world)
    const snapshot = await world.client.snapshot()
    await act(createRng(43), 6)
    await untilAtHead(first, world)
    await untilKept()
    await first.stop()
    await world.client.revert({ id: snapshot })
    await act(createRng(44), 9)
    await expectTruth(await start(), world)
  })

  test('behavior: a database that goes away: the live view goes on, history says so, and heals', async () => {
    const engine = await start()
    await untilAtHead(engine, world)
    await untilKept()
    isDown = true
    await act(createRng(45), 3)
    await untilAtHead(engine, world)
    expect(engine.readMarket('v36').source.status).toBe('fresh')
    const query = zHistoryQuery.parse({})
    await expect(engine.readMarketHistory('v36', query)).rejects.toThrow(StoreError)
    isDown = false
    await act(createRng(46), 1)
    await untilAtHead(engine, world)
    await untilKept()
    const { items } = await engine.readMarketHistory('v36', {
      ...query,
      from: '2020-01-01',
      to: '2030-01-01',
    })
    expect(items.length).toBeGreaterThan(0)
    await engine.stop()
    await expectTruth(await start(), world)
  })

  test('behavior: no database at the start: followed all the same, and kept once there is one', async () => {
    isDown = true
    const engine = await start()
    await untilAtHead(engine, world)
    isDown = false
    await act(createRng(47), 1)
    await untilKept()
    await engine.stop()
    await expectTruth(await start(), world)
  })
})

describe('roles', () => {
  test('behavior: web processes show what an engine follows, block by block, and its reorgs', async () => {
    await start('engine')
    const web = await start('web')
    await untilAtHead(web, world)
    const random = createRng(48)
    const snapshot = await world.client.snapshot()
    for (let round = 0; round < 5; round++) {
      await act(random, 2)
      await untilAtHead(web, world)
    }
    await expectTruth(web, world)
    expect(web.readMarket('v36').source.status).toBe('fresh')
    const blocks = web.events.filter(({ event }) => event === 'block')
    expect(blocks.length).toBeGreaterThan(4)
    await world.client.revert({ id: snapshot })
    await act(createRng(49), 3)
    await expectTruth(web, world)
    expect(web.events.filter(({ event }) => event === 'reorg')).toHaveLength(1)
  })

  test('behavior: an engine that dies is replaced, nothing twice, nothing lost', async () => {
    const first = await start('engine')
    const web = await start('web')
    await untilAtHead(web, world)
    const second = await start('engine')
    await untilAtHead(second, world)
    const known = web.readWholeLiquidations(zLiquidationsQuery.parse({})).items.length
    await first.die()
    await act(createRng(50), 8)
    await untilAtHead(web, world)
    await expectTruth(web, world)
    const told = web.events.filter(({ event }) => event === 'liquidation').map(({ data }) => data)
    const after = web.readWholeLiquidations(zLiquidationsQuery.parse({})).items
    expect(told).toHaveLength(after.length - known)
    expect(new Set(told.map((each) => (each as { id: string }).id)).size).toBe(told.length)
  })
})
