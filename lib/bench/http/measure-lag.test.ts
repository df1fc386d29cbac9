import { afterEach, expect, test } from 'vitest'
import { type Listening, listen } from '@/lib/api/testing/listen'
import { measureLag } from './measure-lag'

let server: Listening | undefined
afterEach(() => server?.stop())

const now = () => performance.timeOrigin + performance.now()
const id = (blockNumber: number) => `1-${blockNumber}-0x00`

async function measure(answered: number, known: Record<string, number>) {
  server = await listen((_, response) => {
    response.end(JSON.stringify({ asOf: { blockNumber: answered } }))
  })
  const url = `http://127.0.0.1:${server.port}/`
  return measureLag({ url, seconds: 0.1, readKnown: async () => known })
}

test('default: an answer of the newest block is not behind', async () => {
  const begun = now()
  const lag = await measure(7, { [id(6)]: begun - 5_000, [id(7)]: begun - 3_000 })
  expect(lag).toMatchObject({ mostMs: 0, blocks: 2 })
  expect(lag.answers).toBeGreaterThan(0)
})

test('behavior: an older block is behind since the next one was known', async () => {
  const begun = now()
  const { mostMs } = await measure(6, { [id(7)]: begun - 3_000, [id(8)]: begun - 1_000 })
  expect(mostMs).toBeGreaterThanOrEqual(3_000)
  expect(mostMs).toBeLessThan(now() - begun + 3_000)
})

test('behavior: a block that was known after the question does not count', async () => {
  const lag = await measure(6, { [id(7)]: now() + 60_000 })
  expect(lag.mostMs).toBe(0)
})
