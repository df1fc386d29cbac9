import { beforeEach, expect, test, vi } from 'vitest'
import { toSourceMark } from '@/lib/api/http/source-mark'
import type { Account } from '@/lib/api/schema/position'
import { account, partlyReadAccount } from '@/lib/api/testing/account'
import { callRoute } from '@/lib/api/testing/call-route'
import { BORROWER, MARKET_ID } from '@/lib/api/testing/chain'
import { curve } from '@/lib/api/testing/curve'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { setEngine } from '@/lib/engine/get-engine'
import * as accountRoute from './accounts/[account]/route'
import * as bookRoute from './accounts/route'
import * as curveRoute from './risk/curve/route'

vi.mock('@/lib/api/http/report-error', () => ({ reportError: vi.fn() }))

let runs = 0
let version = ''
const readCurve = vi.fn(() => curve)
const readAccount = vi.fn(async (): Promise<Account> => account)

const getVersion = () =>
  `${version} ${Object.entries(account.source)
    .map(([id, source]) => toSourceMark(id, source))
    .join('\n')}`

beforeEach(() => {
  version = `run ${runs++}`
  readCurve.mockReset().mockImplementation(() => curve)
  readAccount.mockReset().mockImplementation(async () => account)
  setEngine(createFixtureEngine({ readVersion: getVersion, readCurve, readAccount }))
})

const askCurve = (search = '', headers = {}) =>
  callRoute(curveRoute, `/api/v1/risk/curve${search}`, { headers })
const askAccount = (search = '') =>
  callRoute(accountRoute, `/api/v1/accounts/${BORROWER}${search}`, {
    params: { account: BORROWER },
  })

test('default: made once, answered to the byte and with the same headers while nothing changes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const [first, second] = [await askCurve(), await askCurve()]
  vi.useRealTimers()
  expect(readCurve).toHaveBeenCalledOnce()
  expect(second.status).toBe(200)
  expect([...second.headers]).toEqual([...first.headers])
  expect(await second.text()).toBe(await first.text())
})

test('behavior: another version is read anew', async () => {
  await askCurve()
  version = `${version} next`
  readCurve.mockImplementation(() => ({ ...curve, unpricedAccounts: 77 }))
  expect((await (await askCurve()).json()).unpricedAccounts).toBe(77)
})

test('behavior: 304 from what is kept', async () => {
  const etag = (await askCurve()).headers.get('ETag') ?? ''
  const again = await askCurve('', { 'If-None-Match': etag })
  expect(again.status).toBe(304)
  expect(again.headers.get('ETag')).toBe(etag)
  expect(readCurve).toHaveBeenCalledOnce()
})

test('behavior: another query is another answer; CSV is made anew', async () => {
  await askCurve()
  await askCurve(`?market=${MARKET_ID}`)
  expect(readCurve).toHaveBeenCalledTimes(2)
  for (const _ of [1, 2]) {
    const csv = await askCurve('?format=csv')
    expect(csv.headers.get('Content-Type')).toContain('text/csv')
  }
  expect(readCurve).toHaveBeenCalledTimes(4)
})

test('behavior: the book and accounts are kept too', async () => {
  const readBook = vi.spyOn({ readBook: createFixtureEngine().readBook }, 'readBook')
  setEngine(createFixtureEngine({ readVersion: getVersion, readBook, readAccount }))
  for (const _ of [1, 2]) await callRoute(bookRoute, '/api/v1/accounts?limit=2')
  expect(readBook).toHaveBeenCalledOnce()
  expect(await (await askAccount()).text()).toBe(await (await askAccount()).text())
  expect(readAccount).toHaveBeenCalledOnce()
})

test('behavior: what changed while it was read is not kept', async () => {
  readAccount.mockImplementationOnce(async () => {
    version = `${version} meanwhile`
    return account
  })
  await askAccount()
  await askAccount()
  await askAccount()
  expect(readAccount).toHaveBeenCalledTimes(2)
})

test.each<[string, Account]>([
  ['a market that could not be read', partlyReadAccount],
  [
    'a source that flickered',
    { ...account, source: { ...account.source, [MARKET_ID]: { status: 'stale', ageSeconds: 7 } } },
  ],
  [
    'a missing view of the protocol',
    { ...account, positions: account.positions.map((each) => ({ ...each, verified: null })) },
  ],
])('behavior: %s is asked again', async (_, answer) => {
  readAccount.mockImplementation(async () => answer)
  await askAccount()
  await askAccount()
  expect(readAccount).toHaveBeenCalledTimes(2)
})

test('behavior: a pinned block is read each time, since its age is told to the second', async () => {
  await askAccount('?block=1')
  await askAccount('?block=1')
  expect(readAccount).toHaveBeenCalledTimes(2)
})

test('error: problems are not kept', async () => {
  for (const _ of [1, 2]) expect((await askCurve('?market=none&x=1')).status).toBe(400)
  readCurve.mockImplementationOnce(() => {
    throw new TypeError('once')
  })
  expect((await askCurve()).status).toBe(500)
  expect((await askCurve()).status).toBe(200)
})

test('behavior: a shared cache is told the second at whose end to ask again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_999 })
  expect((await askCurve()).headers.get('X-Accel-Expires')).toBe('@1700000000')
  vi.setSystemTime(1_700_000_001_000)
  expect((await askCurve()).headers.get('X-Accel-Expires')).toBe('@1700000001')
  vi.useRealTimers()
})
