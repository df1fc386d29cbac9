import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '@/lib/cli/say'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { BenchRow } from '../bench-row'
import { getPercentile } from '../http/get-percentile'
import { borrowerCount, type ScaleMarket, startScaleMarket } from './start-scale-market'
import { type BlockTimes, type ScaleProcess, startScaleProcess } from './start-scale-process'

const blocks = 40
const warmUpBlocks = 5
const blockMs = 300_000
const mebibyte = 2 ** 20

/**
 * An engine over one market of 100,000 borrowers, alone in its process: what it holds, what a block costs it, and
 * how long it needs from a start until it is live, the second time with what the first has kept in its database.
 */
export async function benchScale(): Promise<BenchRow[]> {
  const world = await startScaleMarket()
  const dataDir = mkdtempSync(join(tmpdir(), 'plimsoll-scale-'))
  try {
    return await measureScale(world, dataDir)
  } finally {
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export async function measureScale(world: ScaleMarket, dataDir: string): Promise<BenchRow[]> {
  const order = { rpcUrl: world.rpcUrl, entry: toEntry(world), dataDir }
  const first = await startScaleProcess(order)
  let second: ScaleProcess | undefined
  try {
    const found = await first.untilLive({ block: 0, withinMs: blockMs })
    const discoveryMs = (found.liveAt ?? Number.NaN) - first.startedAt
    say(`found ${found.market?.borrowers} borrowers in ${(discoveryMs / 1_000).toFixed(1)} s`)
    const steady = await measureBlocks(world, first)
    await first.ask({ kind: 'stop' })
    await first.kill()
    const { number } = await world.mineBlock()
    second = await startScaleProcess(order)
    const again = await second.untilLive({ block: number, withinMs: blockMs })
    const coldMs = (again.liveAt ?? Number.NaN) - second.startedAt
    const names = `${again.market?.borrowers.toLocaleString('en-US')} borrowers`
    return [
      ...steady,
      {
        name: `start to live with ${names} kept in the embedded database, process and all`,
        value: round(coldMs / 1_000),
        unit: 's',
        target: '≤ 20',
      },
      {
        name: `start to live without a database, ${world.logs.toLocaleString('en-US')} logs and all accounts read`,
        value: round(discoveryMs / 1_000),
        unit: 's',
      },
    ]
  } finally {
    await first.kill()
    await second?.kill()
  }
}

async function measureBlocks(world: ScaleMarket, engine: ScaleProcess): Promise<BenchRow[]> {
  for (let block = 0; block < warmUpBlocks; block++) {
    const { number } = await world.mineBlock()
    await engine.untilLive({ block: number, withinMs: blockMs })
  }
  await engine.ask({ kind: 'forget' })
  const before = countDataCalls((await engine.ask({ kind: 'facts' })).metrics)
  for (let block = 0; block < blocks; block++) {
    const { number } = await world.mineBlock()
    await engine.untilLive({ block: number, withinMs: blockMs })
  }
  const { times, metrics, longestPauseMs } = await engine.ask({ kind: 'facts' })
  const { memory, market } = await engine.ask({ kind: 'gc' })
  if ((market?.borrowers ?? 0) < borrowerCount) throw new Error('not every borrower is followed')
  const names = `${market?.borrowers.toLocaleString('en-US')} borrowers`
  const load = loadavg()[0]?.toFixed(1)
  const of = (key: 'publishMs' | 'firstReadMs', share: number) =>
    getPercentile(
      times.map((each: BlockTimes) => each[key]),
      share,
    )
  const calls = (countDataCalls(metrics) - before) / times.length
  return [
    {
      name: `memory of the engine's process (RSS after collection), ${names}`,
      value: round(memory.rss / mebibyte),
      unit: 'MiB',
      target: '≤ 600 MB',
    },
    { name: 'of it the heap in use', value: round(memory.heapUsed / mebibyte), unit: 'MiB' },
    {
      name: `a block's answer to its snapshot being told, median of ${times.length}, load ${load}`,
      value: round(of('publishMs', 0.5)),
      unit: 'ms',
      target: '≤ 50',
    },
    { name: 'the same, 95th percentile', value: round(of('publishMs', 0.95)), unit: 'ms' },
    {
      name: 'markets, book and curve of a block asked for the first time, median',
      value: round(of('firstReadMs', 0.5)),
      unit: 'ms',
    },
    { name: 'longest hold of the event loop meanwhile', value: round(longestPauseMs), unit: 'ms' },
    { name: `data calls a block, ${names}`, value: round(calls), unit: 'calls', target: '≤ 3' },
  ]
}

/** The market as a configuration names it. */
export function toEntry({ market }: ScaleMarket): MarketEntry {
  const { poolAddressesProvider } = market
  const kind = { protocol: 'aave-v3', chainId: 31_337, fromBlock: 0 } as const
  return { id: 'large', name: 'Large', ...kind, poolAddressesProvider }
}

function countDataCalls(metrics: string): number {
  const counts = metrics.matchAll(
    /^plimsoll_rpc_requests_total\{[^}]*method="(\w+)"[^}]*\} (\d+)/gm,
  )
  let sum = 0
  for (const [, method, count] of counts)
    if (method === 'eth_call' || method === 'eth_getLogs') sum += Number(count)
  return sum
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
