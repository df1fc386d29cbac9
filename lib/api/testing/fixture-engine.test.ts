import { expect, test } from 'vitest'
import { NotFoundError } from '@/lib/errors'
import { zBookQuery, zLiquidationsQuery } from '../schema/query'
import { bookRows } from './book'
import { BORROWER, LEGACY_MARKET_ID, MARKET_ID } from './chain'
import { createFixtureEngine } from './fixture-engine'
import { allLiquidations } from './liquidations'

const engine = createFixtureEngine()

test('PAGES_COVER_EACH_ROW_ONCE', () => {
  const seen: unknown[] = []
  let cursor: string | null | undefined
  do {
    const page = engine.readBook(zBookQuery.parse({ limit: '7', ...(cursor && { cursor }) }))
    expect(page.total).toBe(bookRows.length)
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(bookRows)
})

test('behavior: filters keep what matches', () => {
  const { items } = engine.readBook(
    zBookQuery.parse({ market: LEGACY_MARKET_ID, maxDistance: '0.25' }),
  )
  expect(items.length).toBeGreaterThan(0)
  expect(
    items.every((row) => row.market === LEGACY_MARKET_ID && Number(row.distance) <= 0.25),
  ).toBe(true)
  const late = engine.readWholeLiquidations(zLiquidationsQuery.parse({ market: MARKET_ID }))
  expect(late.items).toEqual(allLiquidations.filter((each) => each.market === MARKET_ID))
})

test('behavior: an account is found by address in any case and by name', async () => {
  const named = { address: BORROWER, ensName: 'borrower.eth' }
  expect(await engine.resolveAccount(BORROWER.toLowerCase())).toEqual(named)
  expect(await engine.resolveAccount('borrower.eth')).toEqual(named)
})

test('error: an unknown market', () => {
  expect(() => engine.readMarket('nowhere')).toThrow(NotFoundError)
})

test('error: a call that is not answered throws', () => {
  expect(() => engine.subscribe(() => undefined)).toThrow('unhandled call of engine.subscribe')
})
