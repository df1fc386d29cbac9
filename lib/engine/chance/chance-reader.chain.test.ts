import { afterAll, beforeAll, expect, test } from 'vitest'
import { zChance } from '@/lib/api/schema/chance'
import { setFeedPrice } from '@/lib/devnet/feed'
import { createRng, pickNormal } from '@/lib/devnet/rng'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import {
  startTestEngine,
  type TestEngine,
  toEntries,
  untilAtHead,
} from '../testing/start-test-engine'

/** Moves an hour, as logarithms: 1 % of a price is 94 % a year. */
const MOVES: Readonly<Record<string, number>> = { WETH: 0.01, WBTC: 0.006, USDC: 0.0002 }
const HOURS = 120

let world: TestMarkets
let engine: TestEngine

beforeAll(async () => {
  world = await startTestMarkets({ users: 6 })
  const random = createRng(5)
  const prices: Record<string, number> = { WETH: 2_000e8, WBTC: 60_000e8, USDC: 1e8 }
  for (let hour = 0; hour < HOURS; hour++) {
    const { timestamp } = await world.client.getBlock()
    await world.client.setNextBlockTimestamp({ timestamp: timestamp + 3_600n })
    const common = pickNormal(random)
    for (const [symbol, move] of Object.entries(MOVES)) {
      const feed = world.assets[symbol]?.feed
      if (!feed) throw new Error(`no feed of ${symbol}`)
      const moved =
        move * (symbol === 'USDC' ? pickNormal(random) : 0.8 * common + 0.6 * pickNormal(random))
      prices[symbol] = (prices[symbol] ?? 1) * Math.exp(moved)
      await setFeedPrice(world.client, { feed, answer: BigInt(Math.round(prices[symbol] ?? 1)) })
    }
  }
  engine = startTestEngine(world.rpcUrl, toEntries(world))
  await untilAtHead(engine, world)
})
afterAll(async () => {
  await engine?.stop()
  await world?.stop()
})

test('default: volatilities and correlations that the feeds were made with, and chances of every borrower', async () => {
  const chance = await engine.readChance({ market: 'v36' })
  expect(zChance.parse(chance)).toEqual(chance)
  const find = (symbol: string) => chance.assets.findIndex((asset) => asset.symbol === symbol)
  for (const [symbol, move] of Object.entries(MOVES)) {
    const asset = chance.assets[find(symbol)]
    if (asset?.volatility.kind !== 'measured') throw new Error(`${symbol} is not measured`)
    const { yearly, error, intervals } = asset.volatility
    expect(intervals).toBeGreaterThanOrEqual(HOURS - 1)
    expect(Math.abs(Number(yearly) - move * Math.sqrt(8_760))).toBeLessThan(4 * Number(error))
    expect(asset.feeds).toEqual([{ address: world.assets[symbol]?.feed, power: 1 }])
  }
  expect(chance.correlations[find('WETH')]?.[find('WBTC')]).toBeGreaterThan(0.45)
  expect(Math.abs(chance.correlations[find('WETH')]?.[find('USDC')] ?? 1)).toBeLessThan(0.35)

  const { items } = engine.readWholeBook({
    market: 'v36',
    sort: 'distance',
    limit: 50,
    format: 'json',
  })
  expect(items.length).toBeGreaterThan(3)
  for (const { address } of items) {
    const account = await engine.readAccount(address)
    const chances = await engine.readPositionChances(account)
    expect(chances.map(({ market }) => market)).toEqual(
      account.positions.map(({ market }) => market),
    )
    const own = (await engine.readChance({ market: 'v36', account: address })).account
    expect(own?.positions.map(({ market }) => market)).toEqual(['v36'])
  }
})

test('behavior: an asset that told one round is not known', async () => {
  const chance = await engine.readChance({ market: 'v36' })
  const quiet = chance.assets.filter(({ volatility }) => volatility.kind === 'unknown')
  expect(quiet.map(({ symbol }) => symbol)).toContain('LINK')
  const reported = quiet.filter(({ feeds }) => feeds.length > 0)
  expect(reported.length).toBeGreaterThan(0)
  for (const { volatility } of reported) expect(volatility).toMatchObject({ reason: 'no-rounds' })
})

test('error: no such market', async () => {
  await expect(engine.readChance({ market: 'none' })).rejects.toThrow('There is no market "none"')
})
