import type { Sql } from '../database'
import type { SaveOptions } from '../store'
import { checkLease } from './check-lease'
import { clearRows } from './clear-rows'
import { dropPointsAbove } from './drop-points-above'
import { saveHead } from './save-head'
import { saveHealthPoints } from './save-health-points'
import { saveMarketPoints } from './save-market-points'
import { saveRows } from './save-rows'

/** See `Store.save`. Wants a transaction. @throws LeaseLostError */
export async function save(sql: Sql, options: SaveOptions): Promise<number> {
  const { lease, rows, rewindTo } = options
  await checkLease(sql, lease)
  const { version, reformatted } = await saveHead(sql, options)
  if (options.replace || reformatted) await clearRows(sql, { ...lease, version })
  await saveRows(sql, { ...lease, version, rows })
  if (rewindTo !== undefined) await dropPointsAbove(sql, { ...lease, block: rewindTo })
  await saveMarketPoints(sql, lease, options.marketPoints)
  await saveHealthPoints(sql, lease, options.healthPoints)
  return version
}
