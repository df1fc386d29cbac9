'use client'

import { useEffect, useRef, useState } from 'react'
import type { StressView } from '@/lib/risk/scenarios/stress-view'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'
import type { StressAnswer, StressJob } from './stress-job'
import { type StressQuery, toStressHref } from './stress-query'

/** How long a hand rests until it is played. */
const REST_MS = 120

export type StressState =
  /** As the server played it. */
  | { kind: 'served' }
  | { kind: 'playing'; rounds: number }
  | { kind: 'played'; view: StressView; blockNumber: number | null }
  /** The view before stays. */
  | { kind: 'failed'; message: string }

type Given = {
  query: StressQuery
  populationUrl: string
  known: MarketKnowledge
  /** The server left borrowers out: all are played at once. */
  isBounded: boolean
}

/**
 * Plays what the reader changed, in a worker: one job at a time, the newest wish next. The URL follows. Until
 * something was changed nothing is loaded and the server's own result stands.
 */
export function useStress(
  query: StressQuery,
  { query: served, populationUrl, known, isBounded }: Given,
): { state: StressState; view: StressView | null } {
  const [state, setState] = useState<StressState>({ kind: 'served' })
  const [view, setView] = useState<StressView | null>(null)
  const runner = useRef<ReturnType<typeof createRunner>>(undefined)
  const href = toStressHref(query)
  const isServed = href === toStressHref(served)
  const wish = useRef({ query, populationUrl, known })
  wish.current = { query, populationUrl, known }
  useEffect(() => {
    if (isServed && !isBounded && !runner.current) return
    const timer = setTimeout(() => {
      if (!isServed) window.history.replaceState(null, '', href)
      runner.current ??= createRunner((next) => {
        setState(next)
        if (next.kind === 'played') setView(next.view)
      })
      const { query: asked, ...others } = wish.current
      runner.current.play({
        scenario: asked.scenario,
        model: asked.model,
        known: others.known,
        populationUrl: new URL(others.populationUrl, window.location.href).href,
      })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [href, isServed, isBounded])
  useEffect(
    () => () => {
      runner.current?.stop()
      runner.current = undefined
    },
    [],
  )
  return { state, view }
}

function createRunner(tell: (state: StressState) => void) {
  const worker = new Worker(new URL('./stress.worker.ts', import.meta.url), { type: 'module' })
  let last = 0
  let isBusy = false
  let waiting: Omit<StressJob, 'id'> | null = null
  const send = (job: Omit<StressJob, 'id'>) => {
    last += 1
    isBusy = true
    tell({ kind: 'playing', rounds: 0 })
    worker.postMessage({ ...job, id: last } satisfies StressJob)
  }
  const finish = (state: StressState) => {
    isBusy = false
    if (!waiting) return tell(state)
    const next = waiting
    waiting = null
    send(next)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<StressAnswer>) => {
    if (data.id !== last) return
    if (data.kind === 'progress') tell({ kind: 'playing', rounds: data.rounds })
    else if (data.kind === 'failed') finish({ kind: 'failed', message: data.message })
    else finish({ kind: 'played', view: data.view, blockNumber: data.blockNumber })
  })
  worker.addEventListener('error', () => {
    finish({ kind: 'failed', message: 'The browser could not run the simulation.' })
  })
  return {
    play(job: Omit<StressJob, 'id'>) {
      if (isBusy) waiting = job
      else send(job)
    },
    stop: () => worker.terminate(),
  }
}
