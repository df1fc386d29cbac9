import { HttpRequestError, ResponseBodyTooLargeError } from 'viem'
import { expect, test } from 'vitest'
import { toRpcFailure } from './to-rpc-failure'

test('behavior: an answer over the limit of this side is a range too large for logs', () => {
  const cause = new ResponseBodyTooLargeError({ maxSize: 1_000, size: 2_000 })
  const error = new HttpRequestError({ cause, url: 'http://127.0.0.1' })
  const facts = { status: 200 }
  const redact = (text: string) => text
  expect(toRpcFailure(error, { method: 'eth_getLogs', redact, facts }).kind).toBe('range')
  expect(toRpcFailure(error, { method: 'eth_call', redact, facts }).kind).toBe('too-large')
})
