import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '@/lib/cli/say'
import { createStore } from '@/lib/store/create-store'
import type { Lease, SaveOptions, Store } from '@/lib/store/store'
import { getPostgresObstacle, startPostgres } from '@/lib/store/testing/start-postgres'
import type { BenchRow } from '../bench-row'

const rowCount = 100_000
const rowBytes = 300
const smallSaves = 50

/** A market of 100,000 borrowers written, read whole, and written on block by block, in both databases. */
export async function benchStore(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plimsoll-bench-store-'))
  const rows = await measure('embedded', await createStore({ dataDir, log: console }))
  rmSync(dataDir, { recursive: true, force: true })
  const obstacle = getPostgresObstacle()
  if (obstacle) {
    say(`not measured: ${obstacle}`)
    return rows
  }
  const postgres = await startPostgres()
  const { databaseUrl } = postgres
  rows.push(
    ...(await measure('PostgreSQL', await createStore({ databaseUrl, dataDir, log: console }))),
  )
  await postgres.stop()
  return rows
}

async function measure(where: string, store: Store): Promise<BenchRow[]> {
  const lease = await store.takeLease({
    chainId: 1,
    entry: 'main',
    holder: 'bench',
    ttlMs: 600_000,
    note: {
      confirmedAt: null,
      head: null,
      failure: null,
      progress: 1,
      endpoints: { healthy: 1, total: 1 },
    },
  })
  if (!lease) throw new Error('nobody else has it')
  const rows = Array.from({ length: rowCount }, (_, index) => ({
    key: `0x${((index * 7_919) % 100_003).toString(16).padStart(40, '0')}`,
    value: new Uint8Array(rowBytes).fill(index),
  }))
  const save = (some: SaveOptions['rows']) => store.save(toSave(lease, some))
  const first = await time(() => save(rows))
  const again = await time(() => save(rows))
  const read = await time(() => store.readState(lease))
  const small: number[] = []
  for (let block = 0; block < smallSaves; block++) {
    const start = (block * 997) % (rowCount - 10)
    small.push(await time(() => save(rows.slice(start, start + 10))))
  }
  await store.close()
  return [
    { name: `${where}: save 100,000 new rows of 300 bytes`, value: first, unit: 'ms' },
    { name: `${where}: save 100,000 changed rows`, value: again, unit: 'ms' },
    { name: `${where}: read 100,000 rows`, value: read, unit: 'ms', target: '≤ 2,000' },
    {
      name: `${where}: save a block with 10 changed rows, median`,
      value: getMedian(small),
      unit: 'ms',
    },
  ]
}

function toSave(lease: Lease, rows: SaveOptions['rows']): SaveOptions {
  const hash = `0x${'0'.repeat(64)}` as const
  const block = { chainId: 1, number: 1, hash, parentHash: hash, timestamp: 1, logsBloom: null }
  const none = { marketPoints: [], healthPoints: [] }
  return { lease, format: 1, block, head: new Uint8Array(1_000), rows, ...none }
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

function getMedian(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
