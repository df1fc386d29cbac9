import { describe, expect, test } from 'vitest'
import { encodeCursor } from '@/lib/api/cursor'
import type { BookRow } from '@/lib/api/schema/book'
import { type BookQuery, zBookQuery } from '@/lib/api/schema/query'
import { asOf, freshSource, MARKET_ID } from '@/lib/api/testing/chain'
import { InvalidRequestError } from '@/lib/errors'
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

describe('vaults of one owner that are equal', () => {
  const owner = toAddress(1)
  const subaccounts = ['0xurn-c', '0xurn-a', '0xurn-b']
  const vaults = {
    asOf,
    getMarket: () => ({ id: MARKET_ID }),
    getBook: () => ({
      length: 3,
      addresses: [owner, owner, owner],
      subaccounts,
      healthFactors: Float64Array.of(1.2, 1.2, 1.2),
      collateralUsd: Float64Array.of(9, 9, 9),
      debtUsd: Float64Array.of(5, 5, 5),
    }),
    toBookRow: (row: number) => ({ ...toRow(1), subaccount: subaccounts[row] }),
  } as unknown as MarketSnapshot
  const ofVaults = { select: () => ({ snapshots: [vaults], asOf: {}, source: {} }) }
  const read = (query: object) =>
    readBook(ofVaults as unknown as LiveMarkets, zBookQuery.parse({ limit: '1', ...query }))

  test.each(['distance', 'debt', 'collateral'] as const)(
    'PAGES_HOLD_EACH_ROW_ONCE: one a page, by %s',
    (sort) => {
      const found: (string | undefined)[] = []
      for (let cursor: string | null | undefined; cursor !== null && found.length < 9; ) {
        const page = read({ sort, ...(cursor && { cursor }) })
        found.push(...page.items.map(({ subaccount }) => subaccount))
        cursor = page.nextCursor
      }
      expect(found).toEqual(['0xurn-a', '0xurn-b', '0xurn-c'])
    },
  )

  test('behavior: a cursor of before, without a vault, loses none', () => {
    const cursor = encodeCursor('accounts.debt', [-5, owner, MARKET_ID])
    const { items, total } = read({ sort: 'debt', cursor, limit: '9' })
    expect(items).toHaveLength(3)
    expect(total).toBe(3)
  })

  test('error: a cursor with a part too many is refused', () => {
    const cursor = encodeCursor('accounts.debt', [-5, owner, MARKET_ID, '0xurn-a', 'more'])
    expect(() => read({ sort: 'debt', cursor })).toThrow(InvalidRequestError)
  })
})
