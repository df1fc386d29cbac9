import { afterEach, beforeEach, expect, type Mock, test, vi } from 'vitest'
import { createFront } from '@/lib/api/http/create-front'
import { callRoute } from '@/lib/api/testing/call-route'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { type Listening, listen } from '@/lib/api/testing/listen'
import { setEngine } from '@/lib/engine/get-engine'
import type { LiveEntry } from '@/lib/engine/live-entry'
import { LiveMarkets } from '@/lib/engine/read/live-markets'
import { AccountReader } from '@/lib/engine/read/read-account'
import { readVersion } from '@/lib/engine/read/read-version'
import * as accountRoute from './accounts/[account]/route'

const ADDRESS = '0x52908400098527886E0F7030069857D2E4169EE7'
const url = `/api/v1/accounts/${ADDRESS}`
const crowd = 1_000

let release: () => void
let asked: number
let reads: Mock<(options: object) => void>
let server: Listening | undefined

function createEngine() {
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  reads = vi.fn()
  const entry: LiveEntry = {
    entry: { id: 'cold', chainId: 1 } as LiveEntry['entry'],
    snapshots: [
      {
        id: 'cold',
        block: { chainId: 1, number: 7, hash: `0x${'07'.repeat(32)}`, timestamp: 1_700_000_000 },
      },
    ] as unknown as LiveEntry['snapshots'],
    readAt: Date.now(),
    confirmedAt: Date.now(),
    failure: undefined,
    progress: 1,
    audit: null,
    async readPositions(options) {
      reads(options)
      await held
      return []
    },
  }
  const reader = new AccountReader(new LiveMarkets({ entries: [entry], chains: [] }))
  return createFixtureEngine({
    readAccount: (address) => {
      asked += 1
      return reader.read(address, { ensName: null })
    },
    resolveAccount: async () => ({ address: ADDRESS, ensName: null }),
    readVersion: () => readVersion([entry]),
  })
}

beforeEach(() => {
  asked = 0
  setEngine(createEngine())
})
afterEach(() => server?.stop())

const ask = () => callRoute(accountRoute, url, { params: { account: ADDRESS } })
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

test('default: 1,000 cold requests at once for one account are one read of the chain', async () => {
  const answers = Promise.all(Array.from({ length: crowd }, ask))
  await until(() => asked === crowd)
  release()
  expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([200]))
  const texts = new Set(await Promise.all((await answers).map((answer) => answer.text())))
  expect(texts.size).toBe(1)
  expect(reads).toHaveBeenCalledOnce()
})

test('default: over real sockets, before Next: one read, and one request that reaches the route', async () => {
  let arrived = 0
  const engine = createEngine()
  setEngine(engine)
  const front = createFront({
    readVersion: () => engine.readVersion(),
    subscribe: () => () => undefined,
  })
  server = await listen((request, response) => {
    arrived += 1
    front(request, response, async () => {
      const answer = await ask()
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    })
  })
  const answers = Promise.all(Array.from({ length: crowd }, () => server?.ask(url)))
  await until(() => arrived === crowd)
  release()
  const all = await answers
  expect(new Set(all.map((answer) => answer?.status))).toEqual(new Set([200]))
  expect(new Set(all.map((answer) => answer?.body.toString())).size).toBe(1)
  expect(reads).toHaveBeenCalledOnce()
  expect(asked).toBe(1)
})
