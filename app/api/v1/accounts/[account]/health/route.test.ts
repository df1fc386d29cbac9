import { beforeEach, expect, test } from 'vitest'
import { emptyAccount, partlyReadAccount } from '@/lib/api/testing/account'
import { callRoute } from '@/lib/api/testing/call-route'
import { BORROWER, LATE_BORROWER, STRANGER } from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { setEngine } from '@/lib/engine/get-engine'
import { ChainReadError, HistoryUnavailableError } from '@/lib/errors'
import * as route from './route'

beforeEach(() => setEngine(createFixtureEngine()))

async function ask(account: string, search = '') {
  const response = await callRoute(route, `/api/v1/accounts/${account}/health${search}`, {
    params: { account },
  })
  return { response, status: response.status, text: await response.text() }
}

test('default', async () => {
  const { response, status, text } = await ask(BORROWER, '?below=1.2')
  expect(status).toBe(200)
  expect(text).toMatch(/^OK hf=1\.25 .*market=demo-aave-v3 block=43210 .*\n$/)
  expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})

test('behavior: at risk is 503, below 1 where nothing is given', async () => {
  expect(await ask('borrower.eth', '?below=1.3')).toMatchObject({
    status: 503,
    text: expect.stringMatching(/^AT RISK hf=1\.25 /),
  })
  expect((await ask(LATE_BORROWER)).text).toMatch(/^AT RISK hf=0\.98 /)
  expect((await ask(STRANGER)).status).toBe(200)
})

test('behavior: HEAD has the same status', async () => {
  const response = await callRoute(route, '/', {
    method: 'HEAD',
    params: { account: LATE_BORROWER },
  })
  expect(response.status).toBe(503)
})

test('error: a market that can not be read is unknown', async () => {
  setEngine(createFixtureEngine({ readAccount: async () => partlyReadAccount }))
  expect(await ask(BORROWER)).toMatchObject({
    status: 424,
    text: 'UNKNOWN demo-aave-v3-legacy was not read\n',
  })
})

test.each([
  new ChainReadError('Chain 1 does not answer.', { reason: 'network', retryable: true }),
  new HistoryUnavailableError('The state is gone.'),
])('error: $code is unknown, not at risk', async (error) => {
  setEngine(
    createFixtureEngine({
      readAccount: async () => {
        throw error
      },
    }),
  )
  expect(await ask(BORROWER)).toMatchObject({
    status: 424,
    text: `UNKNOWN ${error.shortMessage}\n`,
  })
})

test.each(['?below=high', '?below=-1', '?below=', '?below=1.2&below=1.3', '?above=1'])(
  'error: %s',
  async (search) => {
    const { response, status } = await ask(emptyAccount.address, search)
    expect(status).toBe(400)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  },
)

test('error: neither address nor name', async () => {
  expect((await ask('0x12')).status).toBe(400)
})
