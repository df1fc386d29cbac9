import { expect, test, vi } from 'vitest'
import { allEndpoints } from '../endpoints/all-endpoints'
import {
  account,
  emptyAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from '../testing/account'
import { book } from '../testing/book'
import { asOf, freshSource } from '../testing/chain'
import { curve } from '../testing/curve'
import { findSchemaErrors } from '../testing/find-schema-errors'
import { toAnatomy } from '../testing/liquidation-anatomy'
import { liquidation, liquidations, unpricedLiquidation } from '../testing/liquidations'
import { downMarket, market, markets } from '../testing/markets'
import { status } from '../testing/status'
import { createOpenApi } from './create-open-api'

const unpricedDetail = { ...unpricedLiquidation, anatomy: toAnatomy(unpricedLiquidation) }

const api = createOpenApi()
const text = JSON.stringify(api)

const schemaOf = (path: string) => {
  // biome-ignore format: one long path
  const get = api.paths[path]?.get as { responses: { 200: { content: { 'application/json': { schema: { [key: string]: unknown } } } } } }
  return get.responses[200].content['application/json'].schema
}
const errorsOf = (path: string, value: unknown) =>
  findSchemaErrors(schemaOf(path), {
    value: JSON.parse(JSON.stringify(value)),
    path: '$',
    root: api,
  })

test('default: every route of the contract is described', () => {
  expect(Object.keys(api.paths).toSorted()).toEqual(
    [
      '/api/v1/status',
      '/api/v1/markets',
      '/api/v1/markets/{id}',
      '/api/v1/markets/{id}/history',
      '/api/v1/markets/{id}/liquidations',
      '/api/v1/accounts',
      '/api/v1/accounts/{account}',
      '/api/v1/accounts/{account}/history',
      '/api/v1/accounts/{account}/health',
      '/api/v1/accounts/{account}/badge.svg',
      '/api/v1/risk/cascade',
      '/api/v1/risk/population',
      '/api/v1/risk/chance',
      '/api/v1/risk/curve',
      '/api/v1/risk/depth',
      '/api/v1/liquidations',
      '/api/v1/liquidations/{id}',
      '/api/v1/auctions',
      '/api/v1/auctions/{id}',
      '/api/v1/stream',
      '/api/v1/openapi.json',
      '/healthz',
      '/readyz',
      '/metrics',
    ].toSorted(),
  )
  expect(api.openapi).toBe('3.1.0')
})

test('behavior: every reference leads somewhere, and nothing unused is listed', () => {
  const referred = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, id]) => id))
  expect([...referred].toSorted()).toEqual(Object.keys(api.components.schemas).toSorted())
  expect(text).not.toContain('$id')
  expect(text).not.toContain('$defs')
})

test('behavior: operations have names of their own', () => {
  const ids = Object.values(api.paths).map(({ get }) => get.operationId)
  expect(new Set(ids).size).toBe(Object.keys(api.paths).length)
})

test('behavior: parameters are those that the route parses', () => {
  for (const { path, query, params } of allEndpoints) {
    const parameters = api.paths[path]?.get.parameters as { name: string; in: string }[]
    expect(parameters.filter((each) => each.in === 'query').map(({ name }) => name)).toEqual(
      Object.keys(query.shape),
    )
    expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    expect(Object.keys(params ?? {})).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
  }
})

test('behavior: limit is told with its bounds and default', () => {
  const parameters = api.paths['/api/v1/accounts']?.get.parameters as { name: string }[]
  expect(parameters.find(({ name }) => name === 'limit')).toEqual({
    name: 'limit',
    in: 'query',
    required: false,
    description: 'Rows a page',
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
  })
})

test('behavior: problems, 304 and the special statuses are described', () => {
  const responses = api.paths['/api/v1/accounts/{account}']?.get.responses as object
  expect(Object.keys(responses)).toEqual(['200', '304', '400', '404', '405', '424', '500', '503'])
  const health = api.paths['/api/v1/accounts/{account}/health']?.get.responses as object
  expect(Object.keys(health)).toEqual(['200', '400', '404', '405', '424', '500', '503'])
  const badge = api.paths['/api/v1/accounts/{account}/badge.svg']?.get.responses as object
  expect(Object.keys(badge)).toEqual(['200', '304', '400', '404', '405', '500', '503'])
})

test.each([
  ['/api/v1/status', status],
  ['/api/v1/markets', { items: [...markets, downMarket] }],
  ['/api/v1/markets/{id}', market],
  ['/api/v1/accounts', book],
  ['/api/v1/accounts/{account}', account],
  ['/api/v1/accounts/{account}', noDebtAccount],
  ['/api/v1/accounts/{account}', unpricedAccount],
  ['/api/v1/accounts/{account}', partlyReadAccount],
  ['/api/v1/accounts/{account}', emptyAccount],
  ['/api/v1/risk/curve', curve],
  ['/api/v1/risk/curve', { ...curve, asOf, source: freshSource }],
  ['/api/v1/liquidations', liquidations],
  ['/api/v1/liquidations/{id}', { ...liquidation, anatomy: toAnatomy(liquidation) }],
  ['/api/v1/liquidations/{id}', unpricedDetail],
])('behavior: an answer of %s is as its description says', (path, answer) => {
  expect(errorsOf(path, answer)).toEqual([])
})

test.each([
  ['/api/v1/accounts', { ...book, total: '1' }, '$.total is no integer'],
  ['/api/v1/accounts', { ...book, items: undefined }, '$.items is missing'],
  ['/api/v1/accounts', { ...book, more: 1 }, '$.more is not described'],
  [
    '/api/v1/liquidations/{id}',
    { ...unpricedDetail, blockHash: '0x1' },
    '$.blockHash breaks pattern',
  ],
  ['/api/v1/status', { ...status, role: 'king' }, '$.role breaks enum'],
])('error: an answer of %s that is not as described is found', (path, answer, error) => {
  expect(errorsOf(path, answer)).toContain(error)
})

test('behavior: schemas evaluated twice, as Next does for pages and routes, are no duplicates', async () => {
  const before = JSON.stringify(createOpenApi())
  vi.resetModules()
  const again = await import('./create-open-api')
  expect(JSON.stringify(again.createOpenApi())).toBe(before)
  expect(JSON.stringify(createOpenApi())).toBe(before)
})
