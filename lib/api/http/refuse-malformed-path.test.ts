import { expect, test } from 'vitest'
import { zProblem } from '../schema/problem'
import { refuseMalformedPath } from './refuse-malformed-path'

const ask = (path: string) => refuseMalformedPath(new Request(`http://localhost${path}`))

test('default: what can be decoded goes on', () => {
  for (const path of [
    '/',
    '/api/v1/markets/my-sky%3AETH-A',
    '/accounts/%C3%BC.eth',
    '/search?q=%zz',
  ]) {
    expect(ask(path)).toBeUndefined()
  }
})

test('error: a problem below /api', async () => {
  const response = ask('/api/v1/markets/%E0%A4%A')
  expect(response?.status).toBe(400)
  expect(zProblem.parse(await response?.json()).code).toBe('INVALID_REQUEST')
})

test('error: a sentence elsewhere', async () => {
  const response = ask('/accounts/%zz')
  expect(response?.status).toBe(400)
  expect(await response?.text()).toMatch(/^400: this address can not be read\./)
})
