import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { createRng } from '@/lib/devnet/rng'
import {
  getPostgresObstacle,
  startPostgres,
  type TestPostgres,
} from '@/lib/store/testing/start-postgres'
import { type EngineProcess, loadEngineProcess, readFactsAt } from '../testing/start-engine-process'
import {
  getFacts,
  startTestEngine,
  startTestMarkets,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from '../testing/start-test-engine'

const obstacle = getPostgresObstacle()
const rounds = 3

describe.skipIf(obstacle)(
  `processes over one PostgreSQL${obstacle ? ` (${obstacle})` : ''}`,
  () => {
    let world: TestMarkets
    let postgres: TestPostgres
    const running = new Set<EngineProcess>()

    beforeAll(async () => {
      world = await startTestMarkets({ users: 5 })
      postgres = await startPostgres()
    })
    afterAll(async () => {
      for (const each of running) await each.kill()
      await postgres?.stop()
      await world?.stop()
    })

    async function start(role: 'engine' | 'web'): Promise<EngineProcess> {
      const started = await loadEngineProcess()
      const { databaseUrl } = postgres
      started.start({
        rpcUrl: world.rpcUrl,
        markets: toEntries(world),
        role,
        databaseUrl,
        dataDir: '',
      })
      running.add(started)
      return started
    }

    async function kill(victim: EngineProcess): Promise<void> {
      running.delete(victim)
      await victim.kill()
    }

    test('behavior: an engine and a web process killed again and again: no wrong number, no lost liquidation', async () => {
      let [engine, standby] = [await start('engine'), await start('engine')]
      const watcher = await start('web')
      let web = await start('web')
      const random = createRng(71)
      const headOf = async () => (await world.client.getBlock()).hash
      await readFactsAt(watcher, { hash: await headOf(), withinMs: 90_000 })
      for (let round = 0; round < rounds; round++) {
        await kill(engine)
        await kill(web)
        engine = standby
        standby = await start('engine')
        web = await start('web')
        for (let action = 0; action < 6; action++) {
          await world.randomAction(random)
          await sleep(100)
        }
        const facts = await readFactsAt(watcher, { hash: await headOf(), withinMs: 90_000 })
        const fresh = startTestEngine(world.rpcUrl, toEntries(world))
        await untilAtHead(fresh, world)
        expect(facts).toEqual(JSON.parse(JSON.stringify(getFacts(fresh))))
        expect(await readFactsAt(web, { hash: await headOf(), withinMs: 90_000 })).toEqual(facts)
        const { items } = fresh.readWholeLiquidations(zLiquidationsQuery.parse({}))
        const told = watcher.events.flatMap(({ event }) =>
          event.event === 'liquidation' ? [event.data.id] : [],
        )
        expect(new Set(told).size).toBe(told.length)
        for (const id of told) expect(items.map((each) => each.id)).toContain(id)
        await fresh.stop()
      }
    })
  },
)
