import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '@/lib/cli/say'
import type { BenchRow } from '../bench-row'
import { toEntry } from '../scale/bench-scale'
import { startScaleMarket } from '../scale/start-scale-market'
import { startScaleProcess } from '../scale/start-scale-process'
import { measureDiscovery } from './measure-discovery'
import { measurePonder } from './measure-ponder'

const borrowers = 30_000
const withinMs = 540_000

/**
 * The whole past of a pool: its logs alone, and from a start with nothing to every borrower known. There ours reads
 * all their accounts and keeps them too; Ponder, where `PLIMSOLL_PONDER_DIR` names a folder that it is installed in,
 * keeps one row an account from the same logs.
 */
export async function benchBackfill(): Promise<BenchRow[]> {
  const world = await startScaleMarket({ borrowers })
  const dataDir = mkdtempSync(join(tmpdir(), 'plimsoll-backfill-'))
  try {
    const ours = await startScaleProcess({
      rpcUrl: world.rpcUrl,
      entry: toEntry(world),
      dataDir,
    })
    const { liveAt, market } = await ours.untilLive({ block: 0, withinMs })
    await ours.kill()
    if ((market?.borrowers ?? 0) < borrowers)
      throw new Error(`found ${market?.borrowers} borrowers`)
    const ourSeconds = ((liveAt ?? Number.NaN) - ours.startedAt) / 1_000
    const discoverySeconds = (await measureDiscovery(world)) / 1_000
    const folder = process.env.PLIMSOLL_PONDER_DIR
    if (!folder) say('backfill: no peer: PLIMSOLL_PONDER_DIR names no folder with Ponder in it')
    const { rpcUrl } = world
    const peerMs =
      folder && (await measurePonder({ folder, rpcUrl, pool: world.market.pool, withinMs }))
    const logs = world.logs.toLocaleString('en-US')
    return [
      {
        name: `${logs} logs alone, by our discovery: every borrower known, no account read`,
        value: world.logs / discoverySeconds,
        unit: 'logs/s',
        target: '≥ 10,000',
      },
      {
        name: `backfill of ${logs} logs, ${borrowers.toLocaleString('en-US')} accounts read, start of the process included`,
        value: world.logs / ourSeconds,
        unit: 'logs/s',
        target: '≥ 10,000',
        ...(peerMs
          ? {
              peer: `Ponder (${(peerMs / 1_000).toFixed(1)} s)`,
              ratio: peerMs / 1_000 / ourSeconds,
            }
          : {}),
      },
    ]
  } finally {
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
