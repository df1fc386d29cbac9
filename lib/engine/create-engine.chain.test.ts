import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zBookQuery, zLiquidationsQuery } from '@/lib/api/schema/query'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { poolAbi } from '@/lib/devnet/pool-calls'
import { createRng } from '@/lib/devnet/rng'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import {
  getFacts,
  startTestEngine,
  startTestMarkets,
  type TestMarkets,
  toEntries,
  until,
  untilAtHead,
} from './testing/start-test-engine'

let world: TestMarkets

beforeAll(async () => {
  world = await startTestMarkets({ users: 10 })
})
afterAll(() => world.stop())

describe('createEngine', () => {
  test('default: after random actions it says what a fresh engine says, and what the contract says', async () => {
    const engine = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(engine, world)
    const random = createRng(11)
    for (let action = 0; action < 60; action++) {
      await world.randomAction(random)
      if (action % 3 === 0) await untilAtHead(engine, world)
    }
    await untilAtHead(engine, world)
    const fresh = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(fresh, world)
    expect(getFacts(engine)).toEqual(getFacts(fresh))
    const { items } = engine.readWholeBook(zBookQuery.parse({}))
    expect(items.length).toBeGreaterThan(10)
    for (const row of items) {
      const { pool } = world.markets[row.market as 'v36' | 'v30']
      const data = await world.client.readContract({
        address: pool,
        abi: poolAbi,
        functionName: 'getUserAccountData',
        args: [row.address],
      })
      expect(row.healthFactor).toBe(data[5].toString())
    }
    await engine.stop()
    await fresh.stop()
  })

  test('behavior: three data calls a block, head polling aside', async () => {
    const calls: string[] = []
    const node = await startFakeNode((method, params) => {
      calls.push(method)
      return forwardTo(world.rpcUrl, { method, params })
    })
    const engine = startTestEngine(node.url, toEntries(world))
    await untilAtHead(engine, world)
    // The first comparison with the pool's own view comes right after; the next ones are many blocks away.
    await until('compared', () => engine.readMarkets().every(({ audit }) => audit !== null))
    calls.length = 0
    const random = createRng(12)
    const blocks = engine.events.length
    for (let action = 0; action < 12; action++) {
      await world.randomAction(random)
      await untilAtHead(engine, world)
    }
    const seen = engine.events.slice(blocks).filter(({ event }) => event === 'block').length
    const data = calls.filter((method) => method === 'eth_call' || method === 'eth_getLogs')
    expect(seen).toBeGreaterThan(5)
    expect(data.length).toBeLessThanOrEqual(seen * 3)
    expect(new Set(calls)).toEqual(new Set(['eth_call', 'eth_getLogs', 'eth_getBlockByNumber']))
    await engine.stop()
    await node.stop()
  })

  test('behavior: the inputs of an account give its health, without another call', async () => {
    const calls: string[] = []
    const node = await startFakeNode((method, params) => {
      calls.push(method)
      return forwardTo(world.rpcUrl, { method, params })
    })
    const engine = startTestEngine(node.url, toEntries(world))
    await untilAtHead(engine, world)
    const [user] = world.users
    if (!user) throw new Error('no user')
    const account = await engine.readAccount(user.address)
    calls.length = 0
    const inputs = await engine.readRiskInputs(account)
    expect(calls.filter((method) => method === 'eth_call')).toEqual([])
    expect(inputs.length).toBeGreaterThan(0)
    expect(inputs.map(({ market }) => market).sort()).toEqual(
      account.positions.map(({ market }) => market).sort(),
    )
    for (const input of inputs) {
      if (input.protocol !== 'aave-v3') throw new Error(input.protocol)
      const { market, asOf, state, account: exact } = input
      expect(asOf).toEqual(account.asOf[market])
      const shown = account.positions.find((each) => each.market === market)?.health
      const health = getAaveHealth(state, exact)
      expect(shown).toEqual(
        health.kind === 'priced'
          ? { ...health, healthFactor: health.healthFactor.toString() }
          : health,
      )
    }
    expect(await engine.readRiskInputs({ ...account, asOf: {} })).toEqual([])
    await engine.stop()
    await node.stop()
  })

  test('behavior: a reorg leaves the state of a fresh engine, and is told', async () => {
    const engine = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(engine, world)
    const snapshot = await world.client.snapshot()
    const random = createRng(13)
    for (let action = 0; action < 8; action++) {
      await world.randomAction(random)
      await untilAtHead(engine, world)
    }
    const before = getFacts(engine)
    await world.client.revert({ id: snapshot })
    const other = createRng(14)
    for (let action = 0; action < 10; action++) await world.randomAction(other)
    await untilAtHead(engine, world)
    const fresh = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(fresh, world)
    expect(getFacts(engine)).toEqual(getFacts(fresh))
    expect(getFacts(engine)).not.toEqual(before)
    expect(engine.events.filter(({ event }) => event === 'reorg')).toHaveLength(1)
    await engine.stop()
    await fresh.stop()
  })

  test('behavior: a chain cut short is followed back', async () => {
    const engine = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(engine, world)
    const snapshot = await world.client.snapshot()
    const random = createRng(15)
    for (let action = 0; action < 4; action++) await world.randomAction(random)
    await untilAtHead(engine, world)
    await world.client.revert({ id: snapshot })
    await untilAtHead(engine, world)
    const fresh = startTestEngine(world.rpcUrl, toEntries(world))
    await untilAtHead(fresh, world)
    expect(getFacts(engine)).toEqual(getFacts(fresh))
    await engine.stop()
    await fresh.stop()
  })

  test('behavior: a dead node leaves the numbers, marked stale; they heal', async () => {
    let dead = false
    const node = await startFakeNode((method, params) =>
      dead ? 'drop' : forwardTo(world.rpcUrl, { method, params }),
    )
    const engine = startTestEngine(node.url, toEntries(world))
    await untilAtHead(engine, world)
    const before = getFacts(engine)
    dead = true
    await until('stale', () => engine.readMarket('v36').source.status === 'stale')
    expect(getFacts(engine)).toEqual(before)
    const account = await engine.readAccount(before.book[0]?.address ?? '0x')
    expect(account.positions[0]?.verified).toBeNull()
    expect(account.positions[0]?.source.status).toBe('stale')
    expect(JSON.stringify(engine.readMarkets())).not.toContain(node.url)
    dead = false
    await world.act.mine(1)
    await untilAtHead(engine, world)
    expect(engine.readMarket('v36').source.status).toBe('fresh')
    await engine.stop()
    await node.stop()
  })

  test('error: a market that can not be read is stated, the others go on', async () => {
    const [v36] = toEntries(world)
    if (!v36) throw new Error('no market')
    const wrong = { ...v36, id: 'wrong', poolAddressesProvider: world.markets.v36.pool }
    const engine = startTestEngine(world.rpcUrl, [v36, wrong])
    await until('live', () => engine.readMarket('v36').phase === 'live')
    const market = engine.readMarket('wrong')
    expect(market.phase).toBe('down')
    expect(market.totals).toBeNull()
    expect(market.source.status).toBe('down')
    expect(market.source.reason).toMatch(/PoolAddressesProvider/i)
    await engine.stop()
  })

  test('behavior: a liquidation is told once, valued at its block, with health before and after', async () => {
    const own = await startTestMarkets({ users: 4 })
    const engine = startTestEngine(own.rpcUrl, toEntries(own))
    await untilAtHead(engine, own)
    const market = own.markets.v36
    const borrower = own.users[0]?.address ?? '0x'
    await own.act.supply(market, { user: borrower, symbol: 'WETH', amount: 10n ** 19n })
    const query = zBookQuery.parse({ market: 'v36' })
    await untilAtHead(engine, own)
    const row = engine.readWholeBook(query).items.find(({ address }) => address === borrower)
    const debt = row?.assets.find(({ side }) => side === 'debt')?.symbol ?? ''
    const collateral = row?.assets.find(({ side }) => side === 'collateral')?.symbol ?? ''
    const { answer } = await readAnswer(own, collateral)
    for (let price = answer; ; price = (price * 9n) / 10n) {
      await own.act.setPrice(collateral, price)
      await untilAtHead(engine, own)
      const now = engine.readWholeBook(query).items.find(({ address }) => address === borrower)
      if (now?.health.kind === 'priced' && now.health.liquidatable) break
      if (price < answer / 100n) throw new Error('never liquidatable')
    }
    await own.act.liquidationCall(market, {
      liquidator: own.liquidator.address,
      borrower,
      collateral,
      debt,
      debtToCover: 2n ** 256n - 1n,
    })
    await untilAtHead(engine, own)
    const { items } = engine.readLiquidations(zLiquidationsQuery.parse({ account: borrower }))
    const told = engine.events.filter(({ event }) => event === 'liquidation')
    expect(items).toHaveLength(1)
    expect(told.map(({ data }) => data)).toEqual(items)
    const [item] = items
    expect(Number(item?.collateral.valueUsd)).toBeGreaterThan(Number(item?.debt.valueUsd))
    expect(BigInt(item?.healthFactorBefore ?? 0)).toBeLessThan(10n ** 18n)
    expect(item?.blocksLate).toBeGreaterThan(0)
    const fresh = startTestEngine(own.rpcUrl, toEntries(own))
    const readAgain = () => fresh.readLiquidations(zLiquidationsQuery.parse({ account: borrower }))
    await until('the states around it', () => typeof readAgain().items[0]?.blocksLate === 'number')
    expect(readAgain().items).toEqual(items)
    await fresh.stop()
    expect(engine.readLiquidation(item?.id ?? '')).toEqual(item)
    await engine.stop()
    await own.stop()
  })
})

async function readAnswer(own: TestMarkets, symbol: string): Promise<{ answer: bigint }> {
  const { readFeed } = await import('@/lib/devnet/feed')
  const feed = own.assets[symbol]?.feed
  if (!feed) throw new Error(`no feed of ${symbol}`)
  return readFeed(own.client, feed)
}
