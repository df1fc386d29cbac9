import { expect, test } from 'vitest'
import type { BookRow } from '@/lib/api/schema/book'
import { type BookQuery, zBookQuery } from '@/lib/api/schema/query'
import { asOf, freshSource, MARKET_ID } from '@/lib/api/testing/chain'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import type { LiveMarkets } from './live-markets'
import { readBook } from './read-book'

const ROWS = 100_000

const toAddress = (row: number): Address =>
  `0x${((row * 7_919) % 1_000_003).toString(16).padStart(40, '0')}`

/** Health, debt and collateral of a row: spread, many of them equal, some without a price. */
const getHealth = (row: number) => (row % 997 === 0 ? Number.NaN : 0.9 + ((row * 31) % 5_000) / 1e3)
const getDebt = (row: number) => (row * 17) % 60_000

const book = {
  length: ROWS,
  addresses: Array.from({ length: ROWS }, (_, row) => toAddress(row)),
  healthFactors: Float64Array.from({ length: ROWS }, (_, row) => getHealth(row)),
  collateralUsd: Float64Array.from({ length: ROWS }, (_, row) => getDebt(row) * 2),
  debtUsd: Float64Array.from({ length: ROWS }, (_, row) => getDebt(row)),
}

function toRow(row: number): BookRow {
  return {
    address: toAddress(row),
    ensName: null,
    market: MARKET_ID,
    health: { kind: 'no-debt' },
    healthFactor: null,
    distance: null,
    collateralUsd: String(getDebt(row) * 2),
    debtUsd: String(getDebt(row)),
    assets: [],
  }
}

const snapshot = {
  asOf,
  getMarket: () => ({ id: MARKET_ID }),
  getBook: () => book,
  toBookRow: toRow,
  hasAsset: (row: number) => row % 4 === 0,
} as unknown as MarketSnapshot

const markets = {
  select: () => ({
    snapshots: [snapshot],
    asOf: { [MARKET_ID]: asOf },
    source: { [MARKET_ID]: freshSource },
  }),
} as unknown as LiveMarkets

function readAllPages(query: Partial<BookQuery>) {
  const found: BookRow[] = []
  let cursor: string | undefined
  let total = 0
  do {
    const page = readBook(markets, {
      ...zBookQuery.parse({}),
      ...query,
      limit: 500,
      cursor,
    } as BookQuery)
    total = page.total
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { found, total }
}

test('PAGES_HOLD_EACH_ROW_ONCE: 100,000 rows, nearest first', () => {
  const { found, total } = readAllPages({})
  expect(total).toBe(ROWS)
  expect(found).toHaveLength(ROWS)
  expect(new Set(found.map((row) => row.address)).size).toBe(ROWS)
})

test('behavior: 100,000 rows, largest debt first, those that hold one asset', () => {
  const { found, total } = readAllPages({ sort: 'debt', asset: toAddress(1), minDebtUsd: '30000' })
  const rows = book.addresses.map((_, row) => row)
  const expected = rows.filter((row) => row % 4 === 0 && getDebt(row) >= 30_000)
  expect(total).toBe(expected.length)
  expect(found).toHaveLength(expected.length)
  const debts = found.map((row) => Number(row.debtUsd))
  expect(debts).toEqual(debts.toSorted((a, b) => b - a))
})

test('behavior: a distance leaves out what is farther and what has no price', () => {
  const { total } = readAllPages({ maxDistance: '0.1' })
  const near = [...book.healthFactors].filter((health) => 1 - 1 / health <= 0.1)
  expect(near.length).toBeGreaterThan(1_000)
  expect(total).toBe(near.length)
})
