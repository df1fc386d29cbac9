import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { StreamEvent } from '../engine'
import type { getFacts } from './start-test-engine'

export type EngineOrder =
  | {
      kind: 'start'
      rpcUrl: string
      markets: readonly MarketEntry[]
      role: 'all' | 'engine' | 'web'
      databaseUrl: string | undefined
      dataDir: string
    }
  | { kind: 'facts' }

export type Facts = ReturnType<typeof getFacts>

export type EngineWord =
  | { kind: 'loaded' }
  | { kind: 'event'; event: StreamEvent }
  | { kind: 'facts'; facts: Facts; sources: readonly string[] }

export type EngineProcess = {
  start(order: Omit<Extract<EngineOrder, { kind: 'start' }>, 'kind'>): void
  /** What it told so far, and when, ms. */
  events: { event: StreamEvent; at: number }[]
  readFacts(): Promise<{ facts: Facts; sources: readonly string[] }>
  /** `kill -9`. */
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('engine-process.ts', import.meta.url))

/** A process that has loaded the engine and waits for the order to start it. */
export async function loadEngineProcess(): Promise<EngineProcess> {
  const child = fork(script, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  const events: EngineProcess['events'] = []
  child.on('message', (word: EngineWord) => {
    if (word.kind === 'event') events.push({ event: word.event, at: Date.now() })
  })
  await waitFor(child, 'loaded')
  return {
    events,
    start: (order) => void child.send({ kind: 'start', ...order } satisfies EngineOrder),
    async readFacts() {
      child.send({ kind: 'facts' } satisfies EngineOrder)
      const { facts, sources } = await waitFor(child, 'facts')
      return { facts, sources }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Waits until every market of a process is at a block, and says what it then says. */
export async function readFactsAt(
  engine: EngineProcess,
  { hash, withinMs }: { hash: string; withinMs: number },
): Promise<Facts> {
  const end = Date.now() + withinMs
  while (Date.now() < end) {
    const { facts } = await engine.readFacts()
    const isThere = facts.markets.every(
      ({ asOf, phase }) => asOf?.blockHash === hash && phase === 'live',
    )
    if (isThere) return facts
    await sleep(100)
  }
  throw new Error(`not at block ${hash} within ${withinMs} ms`)
}

function waitFor<K extends EngineWord['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<EngineWord, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (word: EngineWord) => {
      if (word.kind !== kind) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(word as Extract<EngineWord, { kind: K }>)
    }
    const onExit = () => reject(new Error(`the engine's process ended while "${kind}" was awaited`))
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}
