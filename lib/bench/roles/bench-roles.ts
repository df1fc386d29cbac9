import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { say } from '@/lib/cli/say'
import { createRng, pick } from '@/lib/devnet/rng'
import {
  type EngineProcess,
  loadEngineProcess,
  readFactsAt,
} from '@/lib/engine/testing/start-engine-process'
import {
  getFacts,
  startTestEngine,
  startTestMarkets,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from '@/lib/engine/testing/start-test-engine'
import { getPostgresObstacle, startPostgres } from '@/lib/store/testing/start-postgres'
import type { BenchRow } from '../bench-row'
import { getPercentile } from '../http/get-percentile'
import { getDelays } from './get-delays'

const rounds = 12
const roundMs = 10_000
/** Between two blocks: an action each, as a chain would bring them. */
const blockMs = 1_000
const withinMs = 90_000

type World = { markets: TestMarkets; databaseUrl: string; random: () => number }

/**
 * Two engines and four web processes over one PostgreSQL. Every ten seconds, for two minutes, one engine and one
 * web process are killed and others take their place, while the chain goes on. The first web process lives
 * throughout: what it is told is compared with the chain's own blocks and with an engine that was never killed.
 */
export async function benchRoles(): Promise<BenchRow[]> {
  const obstacle = getPostgresObstacle()
  if (obstacle) {
    say(`roles: not measured: ${obstacle}`)
    return []
  }
  const markets = await startTestMarkets({ users: 5 })
  const postgres = await startPostgres()
  const running = new Set<EngineProcess>()
  try {
    const random = createRng(91)
    return await measureRoles({ markets, databaseUrl: postgres.databaseUrl, random }, running)
  } finally {
    for (const each of running) await each.kill()
    await postgres.stop()
    await markets.stop()
  }
}

async function measureRoles(world: World, running: Set<EngineProcess>): Promise<BenchRow[]> {
  const { markets, random } = world
  const engines = await startAll('engine', 2)
  const [watcher, ...others] = await startAll('web', 4)
  if (!watcher) throw new Error('no web process')
  await readFactsAt(watcher, { hash: await readHead(), withinMs })
  const begin = Date.now()
  const mined: { number: number; at: number }[] = []
  let wrong = 0
  for (let round = 0; round < rounds; round++) {
    const end = begin + (round + 1) * roundMs
    await Promise.all([replace(engines, 'engine'), replace(others, 'web')])
    while (Date.now() < end) {
      await markets.randomAction(random)
      mined.push({ number: Number(await markets.client.getBlockNumber()), at: Date.now() })
      await sleep(Math.max(0, Math.min(blockMs, end - Date.now())))
    }
    const fresh = startTestEngine(markets.rpcUrl, toEntries(markets))
    await untilAtHead(fresh, markets)
    const facts = await readFactsAt(watcher, { hash: await readHead(), withinMs })
    if (!isDeepStrictEqual(facts, JSON.parse(JSON.stringify(getFacts(fresh))))) wrong += 1
    await fresh.stop()
  }
  const { facts } = await watcher.readFacts()
  const told = watcher.events.flatMap(({ event }) =>
    event.event === 'liquidation' ? [event.data.id] : [],
  )
  const first = mined[0]?.number ?? 0
  const happened = facts.liquidations.filter(({ blockNumber }) => blockNumber >= first)
  const lost = happened.filter(({ id }) => !told.includes(id)).length
  const delays = getDelays(mined, watcher.events)
  const setting = `two engines, four web processes, one of each killed every 10 s for ${Math.round((Date.now() - begin) / 1_000)} s`
  return [
    {
      name: `${setting}: states that differ from an unharmed engine's, of ${rounds}`,
      value: wrong,
      unit: 'wrong',
      target: '0',
    },
    { name: `liquidations lost, of ${happened.length}`, value: lost, unit: 'lost', target: '0' },
    {
      name: 'liquidations told twice',
      value: told.length - new Set(told).size,
      unit: 'twice',
      target: '0',
    },
    {
      name: 'longest time from a block to its being told by a web process',
      value: Math.max(...delays) / 1_000,
      unit: 's',
      target: '≤ 15',
    },
    {
      name: `the same, median of ${delays.length} blocks`,
      value: getPercentile(delays, 0.5) / 1_000,
      unit: 's',
    },
  ]

  async function readHead() {
    return (await markets.client.getBlock()).hash
  }

  async function startAll(role: 'engine' | 'web', count: number): Promise<EngineProcess[]> {
    return Promise.all(Array.from({ length: count }, () => start(role)))
  }

  async function start(role: 'engine' | 'web'): Promise<EngineProcess> {
    const { databaseUrl } = world
    const started = await loadEngineProcess()
    running.add(started)
    const { rpcUrl } = markets
    started.start({ rpcUrl, markets: toEntries(markets), role, databaseUrl, dataDir: '' })
    return started
  }

  async function replace(processes: EngineProcess[], role: 'engine' | 'web'): Promise<void> {
    const victim = pick(random, processes)
    running.delete(victim)
    await victim.kill()
    processes[processes.indexOf(victim)] = await start(role)
  }
}
