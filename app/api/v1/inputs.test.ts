import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { zProblem } from '@/lib/api/schema/problem'
import type { BookQuery, CurveQuery, LiquidationsQuery } from '@/lib/api/schema/query'
import { account, partlyReadAccount } from '@/lib/api/testing/account'
import { book } from '@/lib/api/testing/book'
import { callRoute } from '@/lib/api/testing/call-route'
import { BORROWER, MARKET_ID } from '@/lib/api/testing/chain'
import { curve } from '@/lib/api/testing/curve'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { liquidations } from '@/lib/api/testing/liquidations'
import { market } from '@/lib/api/testing/markets'
import { setEngine } from '@/lib/engine/get-engine'
import { HistoryUnavailableError, InvalidRequestError } from '@/lib/errors'
import * as accountRoute from './accounts/[account]/route'
import * as bookRoute from './accounts/route'
import * as liquidationRoute from './liquidations/[id]/route'
import * as liquidationsRoute from './liquidations/route'
import * as marketRoute from './markets/[id]/route'
import * as curveRoute from './risk/curve/route'

beforeEach(() => {
  setEngine(createFixtureEngine())
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:02Z'), toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

async function toProblem(answer: Promise<Response>) {
  const response = await answer
  const problem = zProblem.parse(await response.json())
  expect(response.status).toBe(problem.status)
  return problem
}

describe('queries', () => {
  test('default: the engine is given what was asked, parsed', async () => {
    const readBook = vi.fn((_: BookQuery) => book)
    const readCurve = vi.fn((_: CurveQuery) => curve)
    const readLiquidations = vi.fn((_: LiquidationsQuery) => liquidations)
    setEngine(createFixtureEngine({ readBook, readCurve, readLiquidations }))
    await callRoute(bookRoute, `/?market=${MARKET_ID}&maxDistance=0.1&sort=debt&limit=7&cursor=abc`)
    expect(readBook).toHaveBeenCalledWith({
      market: MARKET_ID,
      maxDistance: '0.1',
      sort: 'debt',
      limit: 7,
      cursor: 'abc',
      format: 'json',
    })
    await callRoute(curveRoute, `/?asset=${BORROWER}`)
    expect(readCurve).toHaveBeenCalledWith({ asset: BORROWER, format: 'json' })
    await callRoute(liquidationsRoute, '/?from=2026-01-01&to=2026-01-02T00:00:00Z')
    expect(readLiquidations).toHaveBeenCalledWith({
      from: '2026-01-01',
      to: '2026-01-02T00:00:00Z',
      limit: 50,
      format: 'json',
    })
  })

  test.each([
    ['limit=0', bookRoute, 'limit must be a whole number from 1 to 500, not "0".'],
    ['limit=501', bookRoute, 'limit must be a whole number from 1 to 500, not "501".'],
    ['limit=ten', bookRoute, 'limit must be a whole number from 1 to 500, not "ten".'],
    ['limit=0x10', bookRoute, 'limit must be a whole number from 1 to 500, not "0x10".'],
    ['limit=1e2', bookRoute, 'limit must be a whole number from 1 to 500, not "1e2".'],
    ['limit=', bookRoute, 'limit must be a whole number from 1 to 500, not "".'],
    ['asset=0x12', bookRoute, 'asset must be an address: 0x and 40 hex digits, not "0x12".'],
    ['sort=name', bookRoute, 'sort must be distance, debt or collateral, not "name".'],
    [
      'maxDistance=10%25',
      bookRoute,
      'maxDistance must be a decimal number, such as 0.25, not "10%".',
    ],
    ['minDebtUsd=NaN', bookRoute, 'minDebtUsd must be a decimal number, such as 0.25, not "NaN".'],
    ['format=xml', bookRoute, 'format must be json or csv, not "xml".'],
    ['limit=5&limit=6', bookRoute, 'limit must be given once.'],
    ['cursor=%25%25', bookRoute, 'cursor is not one of this list'],
    ['__proto__=1', bookRoute, 'There is no parameter "__proto__".'],
    ['toString=1', bookRoute, 'There is no parameter "toString".'],
    [
      'mechanism=sale',
      liquidationsRoute,
      'mechanism must be fixed-spread, auction or absorption, not "sale".',
    ],
    ['account=me', liquidationsRoute, 'account must be an address'],
    ['from=yesterday', liquidationsRoute, 'from must be an ISO 8601'],
    ['to=2026-02-30', liquidationsRoute, 'to must be an ISO 8601'],
    ['asset=weth', curveRoute, 'asset must be an address'],
    ['limit=5', curveRoute, 'There is no parameter "limit". There are: market, asset, format.'],
  ])('error: ?%s', async (search, route, detail) => {
    const problem = await toProblem(callRoute(route, `/?${search}`))
    expect(problem).toMatchObject({
      type: 'urn:plimsoll:problem:invalid-request',
      status: 400,
      code: 'INVALID_REQUEST',
    })
    expect(problem.detail).toContain(detail)
  })

  test('error: long input is not echoed whole', async () => {
    const { detail } = await toProblem(callRoute(bookRoute, `/?sort=${'x'.repeat(5_000)}`))
    expect(detail.length).toBeLessThan(200)
  })
})

describe('one account', () => {
  const call = (asked: string, search = '') =>
    callRoute(accountRoute, `/api/v1/accounts/${encodeURIComponent(asked)}${search}`, {
      params: { account: asked },
    })

  test('default: by address in any case, by name', async () => {
    for (const asked of [BORROWER, BORROWER.toLowerCase(), 'borrower.eth']) {
      expect(await (await call(asked)).json()).toEqual(account)
    }
  })

  test('behavior: a block is passed on', async () => {
    const readAccount = vi.fn(async () => account)
    setEngine(createFixtureEngine({ readAccount }))
    await call(BORROWER, '?block=1234')
    expect(readAccount).toHaveBeenLastCalledWith(BORROWER, { block: 1234 })
    await call(BORROWER)
    expect(readAccount).toHaveBeenLastCalledWith(BORROWER, {})
  })

  test('behavior: what a block of days ago says may be kept for long, if it is whole', async () => {
    const toCacheControl = async (search: string) =>
      (await call(BORROWER, search)).headers.get('Cache-Control')
    const anew = 'public, max-age=0, s-maxage=1, must-revalidate'
    expect(await toCacheControl('?block=43210')).toBe(anew)
    vi.setSystemTime('2026-01-02T00:00:01Z')
    expect(await toCacheControl('?block=43210')).toBe('public, max-age=86400')
    expect(await toCacheControl('')).toBe(anew)
    setEngine(createFixtureEngine({ readAccount: async () => partlyReadAccount }))
    expect(await toCacheControl('?block=43210')).toBe(anew)
  })

  test.each(['0x123', 'hello world', `${BORROWER}00`, '%', '..'])(
    'error: %j is neither address nor name',
    async (asked) => {
      const problem = await toProblem(call(asked))
      expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
    },
  )

  test('error: a name without an address', async () => {
    expect(await toProblem(call('nobody.eth'))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test.each(['latest', '-1', '1.5', '', '0x10', '99999999999999999'])(
    'error: %j is no block',
    async (block) => {
      const problem = await toProblem(call(BORROWER, `?block=${block}`))
      expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
      expect(problem.detail).toContain('block must be a block number')
    },
  )

  test('error: a block whose state is gone', async () => {
    const readAccount = async () => {
      throw new HistoryUnavailableError('No node has the state of block 5 any more.', {
        metaMessages: ['Ask an archive node.'],
      })
    }
    setEngine(createFixtureEngine({ readAccount }))
    expect(await toProblem(call(BORROWER, '?block=5'))).toEqual({
      type: 'urn:plimsoll:problem:history-unavailable',
      title: "No node has that block's state",
      status: 424,
      detail: 'No node has the state of block 5 any more. Ask an archive node.',
      code: 'HISTORY_UNAVAILABLE',
    })
  })

  test('error: a block ahead of the head', async () => {
    const readAccount = async () => {
      throw new InvalidRequestError('block 99999999 is ahead of the head.')
    }
    setEngine(createFixtureEngine({ readAccount }))
    expect((await toProblem(call(BORROWER, '?block=99999999'))).status).toBe(400)
  })
})

test('behavior: an id with a colon, escaped or not', async () => {
  const readMarket = vi.fn(() => market)
  setEngine(createFixtureEngine({ readMarket }))
  for (const id of ['my-sky:ETH-A', 'my-sky%3AETH-A']) {
    await callRoute(marketRoute, `/api/v1/markets/${id}`, { params: { id } })
    expect(readMarket).toHaveBeenLastCalledWith('my-sky:ETH-A')
  }
})

test('error: unknown markets and liquidations', async () => {
  const one = await toProblem(callRoute(marketRoute, '/', { params: { id: 'nowhere' } }))
  expect(one).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect(one.detail).toContain(MARKET_ID)
  const other = await toProblem(callRoute(liquidationRoute, '/', { params: { id: '1-0x-0' } }))
  expect(other.status).toBe(404)
})
