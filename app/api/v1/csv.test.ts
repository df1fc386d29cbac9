import { beforeEach, expect, test } from 'vitest'
import { zProblem } from '@/lib/api/schema/problem'
import { book, bookRows } from '@/lib/api/testing/book'
import { callRoute } from '@/lib/api/testing/call-route'
import { downSource, LEGACY_MARKET_ID, MARKET_ID } from '@/lib/api/testing/chain'
import { curve } from '@/lib/api/testing/curve'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { allLiquidations } from '@/lib/api/testing/liquidations'
import { setEngine } from '@/lib/engine/get-engine'
import * as bookRoute from './accounts/route'
import * as liquidationsRoute from './liquidations/route'
import * as curveRoute from './risk/curve/route'

beforeEach(() => setEngine(createFixtureEngine()))

const toLines = async (response: Response) => (await response.text()).split('\r\n')

test('default: all rows of the book, in its order', async () => {
  const response = await callRoute(bookRoute, '/api/v1/accounts?format=csv')
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
  expect(response.headers.get('Content-Disposition')).toBe(
    'attachment; filename="plimsoll-accounts.csv"',
  )
  expect(response.headers.get('Link')).toBeNull()
  const [header, ...lines] = await toLines(response)
  expect(header).toBe(
    'address,ensName,market,health,healthFactor,distance,collateralUsd,debtUsd,collateral,debt,blockNumber,blockTimestamp,source,subaccount',
  )
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => line.split(',')[0])).toEqual(bookRows.map(({ address }) => address))
  expect(lines[0]).toMatch(
    /,,demo-aave-v3,priced,987654320987654320,-0\.0125,10000,8100,WETH,USDC,43210,2026-01-01T00:00:00Z,fresh,$/,
  )
  expect(lines.at(-1)).toMatch(/,demo-aave-v3,unpriced,,,,8100,WETH ODD,USDC,43210,/)
})

test('behavior: limit and cursor are kept where they are given, and the next page is linked', async () => {
  const response = await callRoute(bookRoute, '/api/v1/accounts?format=csv&sort=debt&limit=100')
  expect(await toLines(response)).toHaveLength(102)
  const link = /^<(\/api\/v1\/accounts\?[^>]+)>; rel="next"$/.exec(
    response.headers.get('Link') ?? '',
  )
  const next = await callRoute(bookRoute, link?.[1] ?? '')
  expect(await toLines(next)).toHaveLength(bookRows.length - 100 + 2)
  expect(next.headers.get('Link')).toBeNull()
})

test('behavior: filters hold for CSV too', async () => {
  const url = `/api/v1/accounts?format=csv&market=${LEGACY_MARKET_ID}`
  const [, ...lines] = await toLines(await callRoute(bookRoute, url))
  expect(lines).toHaveLength(
    bookRows.filter(({ market }) => market === LEGACY_MARKET_ID).length + 1,
  )
})

test('behavior: liquidations', async () => {
  const response = await callRoute(liquidationsRoute, '/api/v1/liquidations?format=csv')
  const [header, ...lines] = await toLines(response)
  expect(header).toMatch(
    /^id,market,mechanism,blockNumber,timestamp,borrower,liquidator,collateralAsset,/,
  )
  expect(lines.slice(0, -1).map((line) => line.split(',')[0])).toEqual(
    allLiquidations.map(({ id }) => id),
  )
  expect(
    lines.slice(0, -1).every((line) => line.split(',').length === header?.split(',').length),
  ).toBe(true)
})

test('behavior: the curve, a line a level', async () => {
  const response = await callRoute(curveRoute, '/api/v1/risk/curve?format=csv')
  const [header, ...lines] = await toLines(response)
  expect(header).toBe(
    'level,collateralUsd,debtUsd,accounts,badDebtUsd,assetAmount,addedCollateralUsd,addedDebtUsd,addedAccounts,addedBadDebtUsd,addedAssetAmount',
  )
  expect(lines).toHaveLength(102)
  expect(lines[25]).toMatch(
    `0.25,${curve.collateralUsd[25]},${curve.debtUsd[25]},${curve.accounts[25]},${curve.badDebtUsd[25]},`,
  )
  const added = lines.slice(0, -1).reduce((sum, line) => sum + Number(line.split(',')[8]), 0)
  expect(added).toBe(curve.accounts.at(-1))
})

test('behavior: 304 for CSV too, with a tag of its own', async () => {
  const csv = await callRoute(bookRoute, '/api/v1/accounts?format=csv')
  const json = await callRoute(bookRoute, '/api/v1/accounts')
  const etag = csv.headers.get('ETag') ?? ''
  expect(etag).not.toBe(json.headers.get('ETag'))
  const again = await callRoute(bookRoute, '/api/v1/accounts?format=csv', {
    headers: { 'If-None-Match': etag },
  })
  expect(again.status).toBe(304)
})

test('error: markets that were not read are named', async () => {
  const source = { ...book.source, [LEGACY_MARKET_ID]: downSource }
  setEngine(createFixtureEngine({ readWholeBook: () => ({ ...book, source }) }))
  const response = await callRoute(bookRoute, '/api/v1/accounts?format=csv')
  expect(response.headers.get('Plimsoll-Down')).toBe(LEGACY_MARKET_ID)
})

test('error: nothing read at all is no empty list', async () => {
  const source = { [MARKET_ID]: downSource }
  const empty = { asOf: {}, source, total: 0, items: [], nextCursor: null }
  setEngine(createFixtureEngine({ readWholeBook: () => empty }))
  const response = await callRoute(bookRoute, '/api/v1/accounts?format=csv')
  expect(response.status).toBe(503)
  expect(zProblem.parse(await response.json()).code).toBe('CHAIN_READ')
})
