import { afterEach, expect, test } from 'vitest'
import { type Listening, listen } from '@/lib/api/testing/listen'
import { getPercentile } from './get-percentile'
import { measureLoad } from './load'

let server: Listening | undefined
afterEach(() => server?.stop())

test('default: the own generator asks until its time is over, and ends', async () => {
  let asked = 0
  server = await listen((_, response) => {
    asked += 1
    response.end('{}')
  })
  const url = `http://127.0.0.1:${server.port}/`
  const load = await measureLoad({ url, seconds: 0.2, connections: 3 }, 'own generator')
  expect(load).toMatchObject({ errors: 0, unchanged: 0 })
  expect(asked).toBeGreaterThan(3)
  expect(load.requestsPerSecond).toBeGreaterThan(0)
  expect(load.p99).toBeGreaterThanOrEqual(load.p50)
})

test('behavior: conditional requests tell the newest ETag; errors are counted', async () => {
  let asked = 0
  server = await listen(({ headers }, response) => {
    asked += 1
    const isKnown = headers['if-none-match'] === '"tag"'
    response.writeHead(asked === 5 ? 503 : isKnown ? 304 : 200, { ETag: '"tag"' }).end()
  })
  const url = `http://127.0.0.1:${server.port}/`
  const options = { url, seconds: 0.2, connections: 1, conditional: true }
  const load = await measureLoad(options, 'own generator')
  expect(load.errors).toBe(1)
  expect(load.unchanged).toBe(asked - 2)
})

test('default: a percentile is the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(getPercentile(values, 0.99)).toBe(99)
  expect(getPercentile(values, 0.5)).toBe(50)
  expect(getPercentile([7], 0.99)).toBe(7)
  expect(getPercentile([], 0.5)).toBeNaN()
})
