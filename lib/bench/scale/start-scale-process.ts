import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { getAllocatorEnv } from '@/lib/cli/allocator-env'
import type { MarketEntry } from '@/lib/config/market-entry'

export type ScaleOrder =
  | { kind: 'start'; rpcUrl: string; entry: MarketEntry; dataDir: string }
  /** What was timed until now does not count. */
  | { kind: 'forget' }
  /** Collects garbage before it answers. */
  | { kind: 'gc' }
  | { kind: 'facts' }
  /** Writes what is left and ends following. */
  | { kind: 'stop' }

export type BlockTimes = {
  block: number
  /** From the node's last answer to the block's being told. */
  publishMs: number
  /** The markets, a page of the book and the curve, asked for the first time. */
  firstReadMs: number
}

export type ScaleAnswer = {
  memory: NodeJS.MemoryUsage
  times: readonly BlockTimes[]
  /** Milliseconds since the epoch. */
  liveAt: number | null
  longestPauseMs: number
  metrics: string
  market:
    | {
        phase: string
        progress: number
        borrowers: number
        coverage: string | null
        liquidatable: number
        block: number | null
        reason: string | null
      }
    | undefined
}

export type ScaleProcess = {
  /** Milliseconds since the epoch. */
  startedAt: number
  ask(order: ScaleOrder): Promise<ScaleAnswer>
  /** Resolves when the market is live, at `block` or after it. */
  untilLive(options: { block: number; withinMs: number }): Promise<ScaleAnswer>
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('scale-process.ts', import.meta.url))

/** An engine over one market in a process of its own. */
export async function startScaleProcess(
  order: Omit<Extract<ScaleOrder, { kind: 'start' }>, 'kind'>,
  { execArgv = [] }: { execArgv?: readonly string[] } = {},
): Promise<ScaleProcess> {
  const startedAt = Date.now()
  const child = fork(script, {
    execArgv: ['--expose-gc', '--import', 'tsx', ...execArgv],
    env: { ...process.env, ...getAllocatorEnv() },
  })
  await once(child, 'message')

  async function ask(next: ScaleOrder): Promise<ScaleAnswer> {
    child.send(next)
    const [told] = await once(child, 'message')
    return told as ScaleAnswer
  }
  await ask({ kind: 'start', ...order })

  async function untilLive(options: { block: number; withinMs: number }): Promise<ScaleAnswer> {
    const end = Date.now() + options.withinMs
    for (;;) {
      const told = await ask({ kind: 'facts' })
      const { market } = told
      if (market?.phase === 'live' && (market.block ?? -1) >= options.block) return told
      if (Date.now() > end) throw new Error(`not live in time: ${JSON.stringify(market)}`)
      await sleep(50)
    }
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  return { startedAt, ask, untilLive, kill }
}
