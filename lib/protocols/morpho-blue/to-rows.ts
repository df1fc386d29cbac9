import type { Hex } from 'viem'
import type { FamilyTable } from './family-table'
import { type MarketRow, type PositionRow, toGrantId, toPositionKey, toRowKey } from './frame'
import type { MorphoReading, MorphoTotals } from './market-facts'
import type { FamilyReading } from './read-family'

/** What a reading changes of the rows that a table has, and which markets owe something. */
export function toRows(
  table: FamilyTable,
  reading: FamilyReading,
): { rows: Map<string, unknown>; markets: Map<Hex, MorphoReading>; gone: ReadonlySet<Hex> } {
  const rows = new Map<string, unknown>()
  const markets = new Map<Hex, MorphoReading>()
  const gone = new Set<Hex>()
  for (const [id, totals] of reading.totals) {
    if (totals.lastUpdate === 0) {
      gone.add(id)
      removeMarket(rows, { table, id })
      continue
    }
    if ('price' in totals) markets.set(id, totals)
    const row = toMarketRow(id, { table, reading, totals })
    if (row) rows.set(toRowKey('market', id), row)
  }
  for (const [key, { marketId, account }] of reading.accounts) {
    if (gone.has(marketId)) continue
    const row: PositionRow = { ...account, marketId }
    const hasDebt = account.borrowShares > 0n
    if (hasDebt) rows.set(toRowKey('position', key), row)
    else if (table.hasPosition({ marketId, account: account.address }))
      rows.set(toRowKey('position', key), undefined)
  }
  for (const line of reading.lines) rows.set(toRowKey('line', line.address), line)
  for (const { granted, ...grant } of reading.grants)
    if (granted !== table.hasGrant(grant))
      rows.set(toRowKey('grant', toGrantId(grant)), granted ? grant : undefined)
  return { rows, markets, gone }
}

/** `undefined` where the table has it so. */
function toMarketRow(
  id: Hex,
  {
    table,
    reading,
    totals,
  }: { table: FamilyTable; reading: FamilyReading; totals: MorphoTotals | MorphoReading },
): MarketRow | undefined {
  const known = table.markets.get(id)?.row
  const facts = known ?? reading.facts.get(id)
  if (!facts) return undefined
  const idle = 'price' in totals ? null : totals
  if (known && isSame(known.idle, idle)) return undefined
  return { ...facts, idle }
}

function isSame(a: MorphoTotals | null, b: MorphoTotals | null): boolean {
  if (a === null || b === null) return a === b
  return (Object.keys(a) as (keyof MorphoTotals)[]).every((key) => a[key] === b[key])
}

/** A market whose creation was undone takes what stood in it along. */
function removeMarket(
  rows: Map<string, unknown>,
  { table, id }: { table: FamilyTable; id: Hex },
): void {
  const known = table.markets.get(id)
  if (!known) return
  for (const { address } of known.accounts.freeze().rows)
    rows.set(toRowKey('position', toPositionKey(id, address)), undefined)
  rows.set(toRowKey('market', id), undefined)
}
