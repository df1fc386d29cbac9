import { beforeEach, expect, test } from 'vitest'
import { partlyReadAccount } from '@/lib/api/testing/account'
import { callRoute } from '@/lib/api/testing/call-route'
import { BORROWER, LATE_BORROWER } from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { setEngine } from '@/lib/engine/get-engine'
import { ChainReadError } from '@/lib/errors'
import * as route from './route'

beforeEach(() => setEngine(createFixtureEngine()))

const ask = (
  account: string,
  options: { search?: string; headers?: Record<string, string> } = {},
) =>
  callRoute(route, `/api/v1/accounts/${account}/badge.svg${options.search ?? ''}`, {
    params: { account },
    ...(options.headers && { headers: options.headers }),
  })

test('default', async () => {
  const response = await ask(BORROWER)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toBe(
    'public, max-age=0, s-maxage=1, must-revalidate',
  )
  expect(await response.text()).toContain('aria-label="health 1.25 watch"')
})

test('behavior: a name does as well, and what is late says so', async () => {
  expect(await (await ask('borrower.eth')).text()).toContain('health 1.25 watch')
  expect(await (await ask(LATE_BORROWER)).text()).toContain('health 0.9876 under water')
})

test('behavior: 304 while nothing changed', async () => {
  const etag = (await ask(BORROWER)).headers.get('ETag') ?? ''
  expect(etag).not.toBe('')
  const again = await ask(BORROWER, { headers: { 'If-None-Match': etag } })
  expect(again.status).toBe(304)
})

test('behavior: a market that was not read makes it unknown', async () => {
  setEngine(createFixtureEngine({ readAccount: async () => partlyReadAccount }))
  const response = await ask(BORROWER)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('aria-label="health unknown"')
})

test('error: a chain that does not answer is a picture too, never kept', async () => {
  setEngine(
    createFixtureEngine({
      async readAccount() {
        throw new ChainReadError('Chain 1 does not answer.', { reason: 'network', retryable: true })
      },
    }),
  )
  const response = await ask(BORROWER)
  expect(response.status).toBe(503)
  expect(response.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(response.headers.get('ETag')).toBeNull()
  expect(await response.text()).toContain('health unknown: Chain 1 does not answer.')
})

test.each([
  ['0x12', '', 400],
  ['nobody.eth', '', 404],
  [BORROWER, '?style=flat', 400],
])('error: %s%s is a problem', async (account, search, status) => {
  const response = await ask(account, { search })
  expect(response.status).toBe(status)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
})
