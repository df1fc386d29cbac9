import { setTimeout as sleep } from 'node:timers/promises'
import { zBookQuery, zLiquidationsQuery } from '@/lib/api/schema/query'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { Config } from '@/lib/config/parse-config'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { createEngine, type EngineOptions, type RunningEngine } from '../create-engine'
import type { StreamEvent } from '../engine'

export type TestEngine = RunningEngine & { events: StreamEvent[] }

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} }

export function toEntries({ markets }: Pick<TestMarkets, 'markets'>): MarketEntry[] {
  return (['v36', 'v30'] as const).map((id) => ({
    id,
    protocol: 'aave-v3',
    chainId: 31_337,
    name: `Aave ${id}`,
    poolAddressesProvider: markets[id].poolAddressesProvider,
    fromBlock: 0,
  }))
}

export type TestEngineOptions = Partial<Omit<EngineOptions, 'config'>> &
  Partial<Pick<Config, 'role' | 'databaseUrl' | 'pools'>>

/** An engine over one node or several of one chain, and what it told. */
export function startTestEngine(
  rpcUrl: string | readonly string[],
  markets: readonly MarketEntry[],
  { role = 'all', databaseUrl, pools = [], ...options }: TestEngineOptions = {},
): TestEngine {
  const engine = createEngine({
    config: {
      host: '127.0.0.1',
      port: 0,
      endpoints: new Map([[31_337, typeof rpcUrl === 'string' ? [rpcUrl] : rpcUrl]]),
      markets,
      pools,
      embedded: false,
      dataDir: '',
      databaseUrl,
      role,
      logLevel: 'silent',
    },
    demo: false,
    log: silentLog,
    ...options,
  })
  const events: StreamEvent[] = []
  engine.subscribe((event) => events.push(event))
  return { ...engine, events }
}

/** Waits for a condition, long enough for a busy machine; fails by naming it. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3_600; tries++) {
    if (await holds()) return
    await sleep(25)
  }
  throw new Error(`not within 90 s: ${what}`)
}

/** Waits until every market is live at the node's head. */
export async function untilAtHead(engine: RunningEngine, world: TestMarkets): Promise<void> {
  const head = await world.client.getBlock()
  await until(`every market at block ${head.number}`, () => {
    const markets = engine.readMarkets()
    return markets.every(({ asOf, phase }) => asOf?.blockHash === head.hash && phase === 'live')
  })
}

/** Everything an engine says of its markets, without what depends on when it was asked. */
export function getFacts(engine: RunningEngine) {
  const { items } = engine.readWholeBook(zBookQuery.parse({}))
  const liquidations = engine.readWholeLiquidations(zLiquidationsQuery.parse({})).items
  return {
    book: items,
    liquidations: liquidations.map(
      ({ healthFactorBefore: _before, healthFactorAfter: _after, blocksLate: _late, ...facts }) =>
        facts,
    ),
    markets: engine.readMarkets().map(({ source: _source, audit: _audit, assets, ...market }) => ({
      ...market,
      assets: assets.map(({ price: { heartbeatSeconds: _learnt, ...price }, ...asset }) => ({
        ...asset,
        price,
      })),
    })),
  }
}

export { startTestMarkets, type TestMarkets }
