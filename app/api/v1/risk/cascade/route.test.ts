import { beforeEach, expect, test, vi } from 'vitest'
import { callRoute } from '@/lib/api/testing/call-route'
import { cascade } from '@/lib/api/testing/cascade'
import { BORROWER, MARKET_ID } from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { setEngine } from '@/lib/engine/get-engine'
import * as populationRoute from '../population/route'
import * as route from './route'

const readCascade = vi.fn(async () => cascade)
let runs = 0

beforeEach(() => {
  readCascade.mockClear()
  const version = `cascade ${runs++}`
  setEngine(createFixtureEngine({ readCascade, readVersion: () => version }))
})

test('default: what was asked, parsed, with everything else as it is described', async () => {
  const response = await callRoute(
    route,
    `/?market=${MARKET_ID}&asset=${BORROWER}&shock=0.25&lag=2`,
  )
  expect(response.status).toBe(200)
  expect(readCascade).toHaveBeenCalledWith({
    market: MARKET_ID,
    asset: BORROWER,
    shock: 0.25,
    share: 0.5,
    lag: 2,
    policy: 'own',
    order: 'largest-debt',
    profitable: 'true',
    rounds: 20,
    roundSeconds: 60,
    refill: 0.5,
  })
})

test('behavior: the same question is worked out once while nothing changes', async () => {
  for (const _ of [1, 2]) await callRoute(route, `/?market=${MARKET_ID}`)
  await callRoute(route, `/?market=${MARKET_ID}&shock=0.4`)
  expect(readCascade).toHaveBeenCalledTimes(2)
})

test.each([
  ['', 'market'],
  [`market=${MARKET_ID}&shock=1`, 'shock must be from -10 to 0.99'],
  [`market=${MARKET_ID}&shock=much`, 'shock must be a decimal number'],
  [`market=${MARKET_ID}&share=1.5`, 'share must be from 0 to 1'],
  [`market=${MARKET_ID}&lag=0`, 'lag must be from 1 to 60'],
  [`market=${MARKET_ID}&rounds=1e3`, 'rounds must be a whole number'],
  [`market=${MARKET_ID}&policy=luck`, 'policy must be one of own, fixed-spread'],
  [`market=${MARKET_ID}&asset=weth`, 'asset must be an address'],
  [`market=${MARKET_ID}&depth=1`, 'There is no parameter "depth"'],
])('error: ?%s', async (search, detail) => {
  const response = await callRoute(route, `/?${search}`)
  expect(response.status).toBe(400)
  expect((await response.json()).detail).toContain(detail)
  expect(readCascade).not.toHaveBeenCalled()
})

test('error: a population with a debt that is no amount', async () => {
  const response = await callRoute(populationRoute, `/?market=${MARKET_ID}&minDebtUsd=-5`)
  expect(response.status).toBe(400)
  expect((await response.json()).detail).toContain('minDebtUsd must be an amount of dollars')
})
