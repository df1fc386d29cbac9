import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import { makeTestDataDir } from '@/lib/store/testing/make-test-data-dir'
import { type EngineProcess, loadEngineProcess, readFactsAt } from '../testing/start-engine-process'
import {
  getFacts,
  startTestEngine,
  startTestMarkets,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from '../testing/start-test-engine'

const kills = 50

let world: TestMarkets
let dataDir: string
let next: EngineProcess | undefined

beforeAll(async () => {
  world = await startTestMarkets({ users: 5 })
  dataDir = await makeTestDataDir()
})
afterAll(async () => {
  await next?.kill()
  await world.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test(`behavior: killed at ${kills} random moments while indexing, the state is that of an engine that was not`, async () => {
  const random = createRng(61)
  const order = {
    rpcUrl: world.rpcUrl,
    markets: toEntries(world),
    role: 'all' as const,
    databaseUrl: undefined,
    dataDir,
  }
  next = await loadEngineProcess()
  for (let kill = 0; kill < kills; kill++) {
    const engine = next
    engine.start(order)
    // The next one is loaded meanwhile: what is killed is then at work, not at its imports.
    const loading = loadEngineProcess()
    await world.randomAction(random)
    await sleep(300 + random() * 1_700)
    await engine.kill()
    next = await loading
  }
  next.start(order)
  await world.randomAction(random)
  const { hash } = await world.client.getBlock()
  const facts = await readFactsAt(next, { hash, withinMs: 90_000 })
  const fresh = startTestEngine(world.rpcUrl, toEntries(world))
  await untilAtHead(fresh, world)
  expect(facts).toEqual(JSON.parse(JSON.stringify(getFacts(fresh))))
  await fresh.stop()
}, 900_000)
