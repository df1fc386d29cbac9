import { monitorEventLoopDelay } from 'node:perf_hooks'
import { zBookQuery, zCurveQuery } from '@/lib/api/schema/query'
import { StoreDoor } from '@/lib/engine/keep/store-door'
import { silentLog, startTestEngine, type TestEngine } from '@/lib/engine/testing/start-test-engine'
import { createStore } from '@/lib/store/create-store'
import type { BlockTimes, ScaleAnswer, ScaleOrder } from './start-scale-process'

const pause = monitorEventLoopDelay({ resolution: 2 })
const times: BlockTimes[] = []
let engine: TestEngine | undefined
let answeredAt = 0
let liveAt: number | null = null

/** When the last data of a node was all there: what follows until a block is told is this process's own work. */
globalThis.fetch = new Proxy(globalThis.fetch, {
  async apply(fetch: (...call: unknown[]) => Promise<Response>, _self, call: unknown[]) {
    const response = await fetch(...call)
    if (!String((call[1] as RequestInit | undefined)?.body).includes('"eth_call"')) return response
    const text = await response.text()
    answeredAt = performance.now()
    return new Response(text, response)
  },
})

function start(order: Extract<ScaleOrder, { kind: 'start' }>): TestEngine {
  const { rpcUrl, entry, dataDir } = order
  const open = () => createStore({ dataDir, log: silentLog })
  const door = new StoreDoor({ open, log: silentLog })
  const started = startTestEngine(rpcUrl, [entry], { door, timeoutMs: 60_000 })
  started.subscribe(({ event, data }) => {
    if (event !== 'block') return
    const publishMs = performance.now() - answeredAt
    times.push({ block: data.blockNumber, publishMs, firstReadMs: measureFirstRead(started) })
  })
  const timer = setInterval(() => {
    if (started.readMarkets()[0]?.phase !== 'live') return
    liveAt = Date.now()
    clearInterval(timer)
  }, 20)
  return started
}

/** What the first visitor of a block waits for: the markets, one page of the book, the curve. */
function measureFirstRead(engine: TestEngine): number {
  const begin = performance.now()
  engine.readMarkets()
  engine.readBook(zBookQuery.parse({}))
  engine.readCurve(zCurveQuery.parse({}))
  return performance.now() - begin
}

async function answer(order: ScaleOrder): Promise<ScaleAnswer> {
  if (order.kind === 'start') engine = start(order)
  if (order.kind === 'stop') await engine?.stop()
  if (order.kind === 'forget') {
    times.length = 0
    pause.enable()
    pause.reset()
  }
  if (order.kind === 'gc') for (let round = 0; round < 3; round++) globalThis.gc?.()
  const [market] = engine?.readMarkets() ?? []
  return {
    memory: process.memoryUsage(),
    times,
    liveAt,
    longestPauseMs: pause.max / 1e6,
    metrics: (await engine?.readMetrics()) ?? '',
    market: market && {
      phase: market.phase,
      progress: market.progress,
      borrowers: market.borrowers,
      coverage: market.coverage,
      liquidatable: market.totals?.liquidatableAccounts ?? 0,
      block: market.asOf?.blockNumber ?? null,
      reason: market.source.reason ?? null,
    },
  }
}

process.on('message', (order: ScaleOrder) => {
  void answer(order).then((told) => process.send?.(told))
})
process.once('disconnect', () => process.exit())
process.send?.('loaded')
