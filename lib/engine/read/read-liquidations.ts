import { z } from 'zod'
import { decodeCursor, encodeCursor } from '@/lib/api/cursor'
import type { Liquidation, LiquidationDay, Liquidations } from '@/lib/api/schema/liquidation'
import type { LiquidationsQuery } from '@/lib/api/schema/query'
import { parseIso } from '@/lib/api/time'
import { NotFoundError } from '@/lib/errors'
import type { LiveMarkets } from './live-markets'

const list = 'liquidations'
const zKey = z.tuple([z.string(), z.number(), z.number(), z.string()])
const secondsADay = 86_400

/** Newest first over all chosen markets. @throws NotFoundError, InvalidRequestError as `readBook` */
export function readLiquidations(markets: LiveMarkets, query: LiquidationsQuery): Liquidations {
  return readPage(markets, { query, limit: query.limit })
}

export function readWholeLiquidations(
  markets: LiveMarkets,
  query: LiquidationsQuery,
): Liquidations {
  return readPage(markets, { query, limit: Number.POSITIVE_INFINITY })
}

/** @throws NotFoundError */
export function readLiquidation(markets: LiveMarkets, id: string): Liquidation {
  const wanted = id.toLowerCase()
  for (const { snapshot } of markets.all) {
    const found = snapshot?.liquidations.find((liquidation) => liquidation.id === wanted)
    if (found) return found
  }
  throw new NotFoundError(
    `There is no liquidation "${id.slice(0, 100)}" in the markets that are followed. An id reads <chainId>-<transaction hash>-<log index>.`,
  )
}

/** One row a UTC day from the first to the last, days without any included; at most a year back. */
export function readLiquidationDays(markets: LiveMarkets, market?: string): LiquidationDay[] {
  const { snapshots } = markets.select({ market })
  const days = new Map<
    string,
    { count: number; collateral: number; debt: number; unpriced: number }
  >()
  for (const { liquidations } of snapshots)
    for (const { timestamp, collateral, debt } of liquidations) {
      const day = timestamp.slice(0, 10)
      const row = days.get(day) ?? { count: 0, collateral: 0, debt: 0, unpriced: 0 }
      row.count += 1
      row.collateral += Number(collateral.valueUsd ?? 0)
      row.debt += Number(debt.valueUsd ?? 0)
      if (collateral.valueUsd === null || debt.valueUsd === null) row.unpriced += 1
      days.set(day, row)
    }
  const newest = Math.max(0, ...snapshots.map(({ block }) => block.timestamp))
  return eachDay([...days.keys()].sort()[0], newest).map((day) => {
    const row = days.get(day) ?? { count: 0, collateral: 0, debt: 0, unpriced: 0 }
    return {
      day,
      count: row.count,
      collateralUsd: row.collateral.toFixed(2),
      debtUsd: row.debt.toFixed(2),
      unpriced: row.unpriced,
    }
  })
}

function eachDay(first: string | undefined, lastSecond: number): string[] {
  if (first === undefined) return []
  const end = Math.floor(lastSecond / secondsADay)
  const start = Math.max(Math.floor(parseIso(first) / secondsADay), end - 365)
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) =>
    new Date((start + index) * secondsADay * 1000).toISOString().slice(0, 10),
  )
}

function readPage(
  markets: LiveMarkets,
  options: { query: LiquidationsQuery; limit: number },
): Liquidations {
  const { query, limit } = options
  const { snapshots, asOf, source } = markets.select(query)
  const after = query.cursor ? decodeCursor(query.cursor, { list, key: zKey }) : undefined
  const matches = getFilter(query)
  const all = snapshots.flatMap((snapshot) => snapshot.liquidations.filter(matches))
  if (snapshots.length > 1) all.sort(newestFirst)
  const rest = after ? all.filter((each) => compareKeys(toKey(each), after) > 0) : all
  const items = rest.slice(0, limit)
  const last = rest.length > items.length ? items.at(-1) : undefined
  return {
    asOf,
    source,
    total: all.length,
    items,
    nextCursor: last ? encodeCursor(list, toKey(last)) : null,
  }
}

function getFilter(query: LiquidationsQuery): (liquidation: Liquidation) => boolean {
  const account = query.account?.toLowerCase()
  const liquidator = query.liquidator?.toLowerCase()
  const asset = query.asset?.toLowerCase()
  const from = query.from === undefined ? undefined : parseIso(query.from)
  const to = query.to === undefined ? undefined : parseEnd(query.to)
  return (each) => {
    const time = parseIso(each.timestamp)
    if (from !== undefined && time < from) return false
    if (to !== undefined && time > to) return false
    if (query.mechanism !== undefined && each.mechanism !== query.mechanism) return false
    if (account !== undefined && each.borrower.toLowerCase() !== account) return false
    if (liquidator !== undefined && each.liquidator.toLowerCase() !== liquidator) return false
    return (
      asset === undefined ||
      each.collateral.asset.toLowerCase() === asset ||
      each.debt.asset.toLowerCase() === asset
    )
  }
}

/** A bare date as an end means the whole of that day. */
function parseEnd(text: string): number {
  return parseIso(text) + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? secondsADay - 1 : 0)
}

type Key = z.output<typeof zKey>

function toKey(each: Liquidation): Key {
  return [each.timestamp, each.blockNumber, each.logIndex, each.id]
}

export function newestFirst(a: Liquidation, b: Liquidation): number {
  return compareKeys(toKey(a), toKey(b))
}

function compareKeys(a: Key, b: Key): number {
  for (let part = 0; part < a.length; part++) {
    const [left, right] = [a[part], b[part]]
    if (left === right || left === undefined || right === undefined) continue
    return left < right ? 1 : -1
  }
  return 0
}
