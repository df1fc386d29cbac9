import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { allEndpoints } from '@/lib/api/endpoints/all-endpoints'
import type { RouteHandlers } from '@/lib/api/http/create-handlers'
import { createOpenApi } from '@/lib/api/openapi/create-open-api'
import { zProblem } from '@/lib/api/schema/problem'
import { auction } from '@/lib/api/testing/auctions'
import { callRoute } from '@/lib/api/testing/call-route'
import { BORROWER, MARKET_ID } from '@/lib/api/testing/chain'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { findSchemaErrors } from '@/lib/api/testing/find-schema-errors'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { liquidation } from '@/lib/api/testing/liquidations'
import { setEngine } from '@/lib/engine/get-engine'
import { ChainReadError } from '@/lib/errors'
import * as accountHistory from './accounts/[account]/history/route'
import * as account from './accounts/[account]/route'
import * as book from './accounts/route'
import * as oneAuction from './auctions/[id]/route'
import * as auctions from './auctions/route'
import * as oneLiquidation from './liquidations/[id]/route'
import * as liquidations from './liquidations/route'
import * as marketHistory from './markets/[id]/history/route'
import * as marketLiquidations from './markets/[id]/liquidations/route'
import * as market from './markets/[id]/route'
import * as markets from './markets/route'
import * as cascade from './risk/cascade/route'
import * as chance from './risk/chance/route'
import * as curve from './risk/curve/route'
import * as depth from './risk/depth/route'
import * as population from './risk/population/route'
import * as status from './status/route'

const reportError = vi.hoisted(() => vi.fn())
vi.mock('@/lib/api/http/report-error', () => ({ reportError }))

const routes: {
  path: string
  handlers: RouteHandlers
  url: string
  params?: Record<string, string>
}[] = [
  { path: '/api/v1/status', handlers: status, url: '/api/v1/status' },
  { path: '/api/v1/markets', handlers: markets, url: '/api/v1/markets' },
  {
    path: '/api/v1/markets/{id}',
    handlers: market,
    url: `/api/v1/markets/${MARKET_ID}`,
    params: { id: MARKET_ID },
  },
  {
    path: '/api/v1/markets/{id}/history',
    handlers: marketHistory,
    url: `/api/v1/markets/${MARKET_ID}/history`,
    params: { id: MARKET_ID },
  },
  {
    path: '/api/v1/markets/{id}/liquidations',
    handlers: marketLiquidations,
    url: `/api/v1/markets/${MARKET_ID}/liquidations`,
    params: { id: MARKET_ID },
  },
  { path: '/api/v1/accounts', handlers: book, url: '/api/v1/accounts' },
  {
    path: '/api/v1/accounts/{account}',
    handlers: account,
    url: `/api/v1/accounts/${BORROWER}`,
    params: { account: BORROWER },
  },
  {
    path: '/api/v1/accounts/{account}/history',
    handlers: accountHistory,
    url: `/api/v1/accounts/${BORROWER}/history`,
    params: { account: BORROWER },
  },
  { path: '/api/v1/risk/curve', handlers: curve, url: '/api/v1/risk/curve' },
  {
    path: '/api/v1/risk/cascade',
    handlers: cascade,
    url: `/api/v1/risk/cascade?market=${MARKET_ID}`,
  },
  {
    path: '/api/v1/risk/population',
    handlers: population,
    url: `/api/v1/risk/population?market=${MARKET_ID}`,
  },
  {
    path: '/api/v1/risk/chance',
    handlers: chance,
    url: `/api/v1/risk/chance?market=${MARKET_ID}`,
  },
  {
    path: '/api/v1/risk/depth',
    handlers: depth,
    url: `/api/v1/risk/depth?market=${MARKET_ID}`,
  },
  { path: '/api/v1/liquidations', handlers: liquidations, url: '/api/v1/liquidations' },
  {
    path: '/api/v1/liquidations/{id}',
    handlers: oneLiquidation,
    url: `/api/v1/liquidations/${liquidation.id}`,
    params: { id: liquidation.id },
  },
  { path: '/api/v1/auctions', handlers: auctions, url: '/api/v1/auctions' },
  {
    path: '/api/v1/auctions/{id}',
    handlers: oneAuction,
    url: `/api/v1/auctions/${auction.id}`,
    params: { id: auction.id },
  },
]

const api = createOpenApi()
const call = (
  { handlers, url, params }: (typeof routes)[number],
  options: Parameters<typeof callRoute>[2] & { search?: string } = {},
) => callRoute(handlers, `${url}${options.search ?? ''}`, { ...options, ...(params && { params }) })

beforeEach(() => setEngine(createFixtureEngine()))
afterEach(() => {
  reportError.mockReset()
  vi.useRealTimers()
})

test('every endpoint has its route here', () => {
  expect(routes.map(({ path }) => path)).toEqual(allEndpoints.map(({ path }) => path))
})

describe.each(routes)('GET $path', (route) => {
  const endpoint = allEndpoints.find(({ path }) => path === route.path)

  test('default: answers JSON of its schema, as the OpenAPI document describes it', async () => {
    const response = await call(route)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(response.headers.get('Cache-Control')).toBe(
      'public, max-age=0, s-maxage=1, must-revalidate',
    )
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
    const answer = await response.json()
    expect(endpoint?.answer.parse(answer)).toEqual(answer)
    const get = api.paths[route.path]?.get as {
      responses: { 200: { content: { 'application/json': { schema: Record<string, unknown> } } } }
    }
    const { schema } = get.responses[200].content['application/json']
    expect(findSchemaErrors(schema, { value: answer, path: '$', root: api })).toEqual([])
  })

  test('behavior: the same text has the same strong ETag, and 304 is answered to it', async () => {
    const first = await call(route)
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[\w-]{20,}"$/)
    expect((await call(route)).headers.get('ETag')).toBe(etag)
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await call(route, { headers: { 'If-None-Match': tags } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('ETag')).toBe(etag)
      expect(again.headers.get('Cache-Control')).toBe(
        'public, max-age=0, s-maxage=1, must-revalidate',
      )
      expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
    }
    const other = await call(route, { headers: { 'If-None-Match': '"other"' } })
    expect(other.status).toBe(200)
  })

  test('behavior: HEAD answers the headers of GET', async () => {
    // One header names the present second.
    vi.useFakeTimers({ toFake: ['Date'] })
    const [get, head] = [await call(route), await call(route, { method: 'HEAD' })]
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect([...head.headers]).toEqual([...get.headers])
  })

  test('behavior: OPTIONS lets pages of other origins read', async () => {
    const response = await call(route, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS')
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('If-None-Match')
  })

  test('error: other methods', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const response = await call(route, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
      expect(zProblem.parse(await response.json()).code).toBe('METHOD_NOT_ALLOWED')
    }
  })

  test('error: an unknown parameter is refused, not passed over', async () => {
    const response = await call(route, {
      search: `${route.url.includes('?') ? '&' : '?'}nearest=1`,
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    const problem = zProblem.parse(await response.json())
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
    expect(problem.detail).toContain('no parameter "nearest"')
  })

  test('error: an unreachable chain is 503, and no endpoint is named', async () => {
    const fail = () => {
      throw new ChainReadError('Chain 1 does not answer at https://node.example/v2/secret.', {
        cause: new Error('connect https://node.example/v2/secret'),
        reason: 'network',
        retryable: true,
      })
    }
    setEngine(new Proxy(createFakeEngine({}), { get: () => fail }))
    const response = await call(route)
    expect(response.status).toBe(503)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Retry-After')).toBe('2')
    const text = await response.text()
    expect(zProblem.parse(JSON.parse(text)).code).toBe('CHAIN_READ')
    expect(text).not.toMatch(/secret|node\.example/)
    expect(reportError).not.toHaveBeenCalled()
  })

  test('error: an error of our own says nothing and is logged', async () => {
    setEngine(createFakeEngine({}))
    const response = await call(route)
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(zProblem.parse(JSON.parse(text)).code).toBe('INTERNAL')
    expect(text).not.toMatch(/unhandled|engine\.|at /)
    expect(reportError).toHaveBeenCalledOnce()
  })
})
