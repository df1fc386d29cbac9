import { type FetchQueryOptions, hashKey, QueryClient, type QueryKey } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { account } from '../testing/account'
import { book } from '../testing/book'
import { BORROWER, MARKET_ID } from '../testing/chain'
import { curve } from '../testing/curve'
import { toAnatomy } from '../testing/liquidation-anatomy'
import { liquidation, liquidations } from '../testing/liquidations'
import { market, markets } from '../testing/markets'
import { status } from '../testing/status'
import { accountQueryOptions } from './account-query'
import { bookQueryOptions } from './book-query'
import { curveQueryOptions } from './curve-query'
import { liquidationQueryOptions, liquidationsQueryOptions } from './liquidation-queries'
import { marketQueryOptions, marketsQueryOptions } from './market-queries'
import { ProblemError } from './problem-error'
import { statusQueryOptions } from './status-query'

const liquidationDetail = { ...liquidation, anatomy: toAnatomy(liquidation) }

const answers = new Map<string, Response>()
const fetchMock = vi.fn(async (url: string) => {
  const answer = answers.get(url)
  if (!answer) throw new Error(`unhandled fetch of ${url}`)
  return answer
})

let client: QueryClient
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } })
  vi.stubGlobal('fetch', fetchMock)
})
afterEach(() => {
  client.clear()
  answers.clear()
  fetchMock.mockReset()
  vi.unstubAllGlobals()
})

/** What every factory gives, whatever its answer. */
const run = (options: unknown) => client.fetchQuery(options as FetchQueryOptions)

describe('default: each asks its own route and parses the answer', () => {
  test.each([
    ['/api/v1/status', statusQueryOptions(), status],
    ['/api/v1/markets', marketsQueryOptions(), { items: markets }],
    ['/api/v1/markets/my%3AETH-A', marketQueryOptions('my:ETH-A'), market],
    ['/api/v1/accounts', bookQueryOptions(), book],
    [
      `/api/v1/accounts?market=${MARKET_ID}&limit=5`,
      bookQueryOptions({ market: MARKET_ID, asset: undefined, limit: 5 }),
      book,
    ],
    [`/api/v1/accounts/${BORROWER}`, accountQueryOptions(BORROWER), account],
    [`/api/v1/accounts/${BORROWER}?block=7`, accountQueryOptions(BORROWER, { block: 7 }), account],
    [`/api/v1/risk/curve?asset=${BORROWER}`, curveQueryOptions({ asset: BORROWER }), curve],
    [
      '/api/v1/liquidations?from=2026-01-01',
      liquidationsQueryOptions({ from: '2026-01-01' }),
      liquidations,
    ],
    [
      `/api/v1/liquidations/${liquidation.id}`,
      liquidationQueryOptions(liquidation.id),
      liquidationDetail,
    ],
  ])('%s', async (url, options, answer) => {
    answers.set(url, Response.json(answer))
    expect(await run(options)).toEqual(answer)
    expect(fetchMock).toHaveBeenCalledOnce()
    expect(hashKey(options.queryKey as QueryKey)).toBe(JSON.stringify(['api', url]))
  })
})

test('error: a problem is thrown with its detail, and a refused question is not asked again', async () => {
  const problem = {
    type: 'urn:plimsoll:problem:not-found',
    title: 'There is no such thing',
    status: 404,
    detail: 'No market nowhere.',
    code: 'NOT_FOUND',
  }
  answers.set('/api/v1/markets/nowhere', Response.json(problem, { status: 404 }))
  const error = await run(marketQueryOptions('nowhere')).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({ message: 'No market nowhere.', problem })
  expect(fetchMock).toHaveBeenCalledOnce()
})

test('error: trouble of the server is asked again', async () => {
  fetchMock.mockImplementation(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  const error = await run(statusQueryOptions()).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ problem: { status: 502, code: 'UNKNOWN' } })
  expect(fetchMock).toHaveBeenCalledTimes(4)
})

test('error: an answer of another shape is no answer', async () => {
  fetchMock.mockImplementation(async () => Response.json({ ...book, items: [{ address: '0x1' }] }))
  await expect(run({ ...bookQueryOptions(), retry: false })).rejects.toThrow('items')
})
