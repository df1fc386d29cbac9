import { createStore } from '@/lib/store/create-store'
import { StoreDoor } from '../keep/store-door'
import type { EngineOrder, EngineWord } from './start-engine-process'
import { getFacts, silentLog, startTestEngine, type TestEngine } from './start-test-engine'

let engine: TestEngine | undefined

function say(word: EngineWord): void {
  process.send?.(word)
}

function start(order: Extract<EngineOrder, { kind: 'start' }>): TestEngine {
  const { rpcUrl, markets, role, databaseUrl, dataDir } = order
  const door = new StoreDoor({
    open: () => createStore({ databaseUrl, dataDir, log: silentLog }),
    log: silentLog,
  })
  const started = startTestEngine(rpcUrl, markets, { door, role, databaseUrl })
  started.subscribe((event) => say({ kind: 'event', event }))
  return started
}

process.on('message', (order: EngineOrder) => {
  if (order.kind === 'start') engine = start(order)
  if (order.kind === 'facts' && engine) {
    const sources = engine.readMarkets().map(({ source }) => source.status)
    say({ kind: 'facts', facts: JSON.parse(JSON.stringify(getFacts(engine))), sources })
  }
})
say({ kind: 'loaded' })
