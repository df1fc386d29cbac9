import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDecimalString } from '@/lib/api/decimal'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { toBorrow } from '@/lib/devnet/pool-calls'
import {
  startTestEngine,
  toEntries,
  until,
  untilAtHead,
} from '@/lib/engine/testing/start-test-engine'
import { type AnatomyWorld, startAnatomyWorld } from './testing/anatomy-world'
import { type ForcedSales, toUnits, toUsd8 } from './testing/forced-sales'
import { refuse } from './testing/refusing-node'

const WAD = 10n ** 18n
const toUsd18 = (text: string | null | undefined) => parseDecimalString(text ?? '', 18)
/** Dollars with 18 decimals of an amount at a price with 8. */
const usd = (amount: bigint, price: bigint, decimals: number) =>
  (amount * price * 10n ** 10n) / 10n ** BigInt(decimals)
const usdc = (amount: bigint) => usd(amount, toUsd8(1), 6)

let anatomies: AnatomyWorld

beforeAll(async () => {
  anatomies = await startAnatomyWorld()
}, 60_000)
afterAll(async () => {
  await anatomies?.stop()
})

const flash = { debtToCover: toUnits(9_000, 6), tip: 10n ** 15n }
let flashTruth: Awaited<ReturnType<ForcedSales['mine']>>

describe('readAnatomy', () => {
  test('default: a flash loan of the pool, the collateral sold in a real pool: price and profit to the wei', async () => {
    const { world, sales, user, readOne, open } = anatomies
    const market = world.markets.v36
    await open(market, 0, { collateral: ['WETH', 10], owes: 24_000 })
    await world.act.setPrice('WETH', toUsd8(2_800))
    const fell = Number(await world.client.getBlockNumber())
    await world.act.mine(2)
    const { contract, pool, weth, usdc: usdcToken, builder } = sales
    const order = { borrower: user(0), ...flash }
    flashTruth = await sales.mine(
      sales.toOrder(order, { market, flashLoan: true, sells: true }),
      [contract, pool].flatMap((account) => [usdcToken, weth].map((token) => ({ account, token }))),
    )
    const { hash, blockNumber, coins, gasCost } = flashTruth
    const [gained = 0n, kept, received = 0n, sold = 0n] = flashTruth.balances.map(
      ({ change }) => change,
    )
    const { anatomy, transactionHash } = await readOne(user(0))

    expect(transactionHash).toBe(hash)
    expect(anatomy.notKnown).toEqual([])
    expect(anatomy.sale?.sold.amount).toBe(sold.toString())
    expect(anatomy.sale?.received.map(({ amount }) => amount)).toEqual([(-received).toString()])
    expect(anatomy.sale?.kept).toBe('0')
    expect(anatomy.sale?.pools).toEqual([pool])
    expect(toUsd18(anatomy.sale?.realisedPrice)).toBe((usdc(-received) * WAD) / sold)
    expect(anatomy.sale?.oraclePrice).toBe('2800')

    expect(kept).toBe(0n)
    expect(coins).toBe(-gasCost - flash.tip)
    expect(anatomy.gas?.cost).toBe(gasCost.toString())
    expect(toUsd18(anatomy.gas?.costUsd)).toBe(usd(gasCost, toUsd8(2_800), 18))
    expect(anatomy.builder).toMatchObject({ recipient: builder, paid: flash.tip.toString() })
    expect(toUsd18(anatomy.profit?.netUsd)).toBe(usdc(gained) + usd(coins, toUsd8(2_800), 18))
    expect(anatomy.profit?.basis).toBe('trace')
    expect(anatomy.profit?.changes.map(({ symbol, amount }) => [symbol, amount])).toEqual([
      ['USDC', gained.toString()],
      ['ETH', (-flash.tip).toString()],
    ])
    expect(anatomy.funding).toMatchObject({
      kind: 'flash-loan',
      loans: [
        { by: 'aave-v3', lender: market.pool, lent: { amount: flash.debtToCover.toString() } },
      ],
    })
    expect(anatomy.lateness).toMatchObject({
      blocksLate: blockNumber - fell,
      firstBlock: { number: fell },
      searched: 'each-block',
      cause: { kind: 'oracle-round', also: [], acts: [], parameters: [] },
    })
    expect(anatomy.lateness?.cause?.prices).toEqual([
      { asset: weth, symbol: 'WETH', before: '3600', after: '2800', unit: 'USD', decisive: true },
    ])
    const least = BigInt(anatomy.overLiquidation?.leastRepay ?? 0)
    expect(anatomy.overLiquidation?.factor).toBe(
      (Number((flash.debtToCover * 10_000n) / least) / 10_000).toString(),
    )
    expect(anatomy.toxicity?.toxic).toBe(false)
  }, 60_000)

  test('behavior: two of one account in one block: each has its own before and after, as the pool says them', async () => {
    const { world, sales, user, readOf, open } = anatomies
    const market = world.markets.v30
    await world.act.setPrice('WETH', toUsd8(3_600))
    await open(market, 1, { collateral: ['WETH', 10], owes: 25_000 })
    await world.act.setPrice('WETH', toUsd8(2_900))
    const fell = Number(await world.client.getBlockNumber())
    const toOrder = (debtToCover: number, sells: boolean) =>
      sales.toOrder(
        { borrower: user(1), debtToCover: toUnits(debtToCover, 6) },
        { market, flashLoan: false, sells },
      )
    const block = await sales.mineTogether([toOrder(2_000, true), toOrder(1_000, false)])
    const { timestamp } = await world.client.getBlock()
    const account = user(1)
    const [first, second] = await readOf(account)
    if (!first || !second) throw new Error('both are told')

    const time = Number(timestamp)
    const before = await sales.readHealth(market, { account, block: block - 1, time })
    const after = await sales.readHealth(market, { account, block })
    expect(first.anatomy.sides?.before.healthFactor).toBe(before.toString())
    expect(second.anatomy.sides?.before).toEqual(first.anatomy.sides?.after)
    expect(second.anatomy.sides?.after.healthFactor).toBe(after.toString())
    expect(first.anatomy.followUps).toMatchObject({
      next: { id: second.id, blocksLater: 0 },
      laterCount: 1,
      earlierCount: 0,
    })
    expect(second.anatomy.followUps).toMatchObject({ next: null, earlierCount: 1 })
    expect(first.anatomy.lateness).toMatchObject({ firstBlock: { number: fell } })
    expect(first.anatomy.funding).toEqual({ kind: 'own-funds', loans: [] })
    expect(second.anatomy.sale).toBeNull()
    expect(second.anatomy.notKnown.map(({ part }) => part)).toEqual(['sale'])
    expect(second.anatomy.profit?.changes.map(({ symbol, amount }) => [symbol, amount])).toEqual([
      ['WETH', second.collateral.amount],
      ['USDC', (-toUnits(1_000, 6)).toString()],
    ])
  }, 60_000)

  test('behavior: interest alone, the owner’s act and a parameter change are told as what they were', async () => {
    const { world, sales, user, readOne, open, liquidate } = anatomies
    const market = world.markets.v36
    await open(market, 2, { collateral: ['LINK', 1_000], owes: 10_000 })
    const health = await sales.readHealth(market, {
      account: user(2),
      block: Number(await world.client.getBlockNumber()),
    })
    // Just above the line: a millionth is what a year of interest takes here.
    await world.act.setPrice('LINK', (toUsd8(17) * (WAD + 10n ** 12n)) / health + 1n)
    await world.act.mine(2)
    await world.act.increaseTime(365 * 86_400)
    await world.act.mine(1)
    const byInterest = await liquidate(market, 2, { symbol: 'LINK' })

    await open(market, 3, { collateral: ['WBTC', 1], owes: 40_000 })
    const borrow = toBorrow(market, { user: user(3), symbol: 'USDC', amount: toUnits(35_000, 6) })
    const acted = await sales.mineTogether([borrow, await sales.toRound('WBTC', 95_000)])
    await world.act.mine(20)
    const byAct = await liquidate(market, 3, { symbol: 'WBTC' })

    await open(market, 4, { collateral: ['wstETH', 10], owes: 30_000 })
    const terms = { symbol: 'wstETH', ltv: 6_500n, threshold: 6_600n, bonus: 10_600n }
    const changed = Number((await sales.setThreshold(market, terms)).blockNumber)
    const byChange = await liquidate(market, 4, { symbol: 'wstETH' })

    const [interest, act, change] = await Promise.all([2, 3, 4].map((each) => readOne(user(each))))
    for (const [detail, { block }] of [
      [interest, byInterest],
      [act, byAct],
      [change, byChange],
    ] as const) {
      const account = detail?.borrower ?? user(2)
      const first = await sales.findFirst(market, { account, block: block - 1 })
      expect(detail?.anatomy.lateness?.firstBlock.number).toBe(first)
      expect(detail?.anatomy.lateness?.blocksLate).toBe(block - first)
    }
    expect(interest?.anatomy.lateness?.cause).toMatchObject({
      kind: 'interest',
      also: [],
      prices: [],
      acts: [],
    })
    expect(act?.anatomy.lateness).toMatchObject({
      firstBlock: { number: acted },
      searched: 'halving',
      cause: { kind: 'owner-act', also: ['oracle-round'], acts: [{ event: 'Borrow' }] },
    })
    expect(change?.anatomy.lateness).toMatchObject({
      firstBlock: { number: changed },
      blocksLate: 1,
      cause: {
        kind: 'parameter-change',
        also: [],
        parameters: [
          { name: 'liquidation threshold', of: 'wstETH', before: '0.81', after: '0.66' },
        ],
      },
    })
  }, 60_000)

  test('behavior: without a trace the sides are those of blocks, and what only a trace shows is not known', async () => {
    const { user, readOf, readOne, startNode } = anatomies
    const url = await startNode((method) =>
      method === 'debug_traceTransaction' ? refuse('the method does not exist') : undefined,
    )
    const { anatomy } = await readOne(user(0), url)
    const whole = (await readOne(user(0))).anatomy
    expect(anatomy.sides?.basis).toBe('block')
    expect(anatomy.sides?.before).toEqual(whole.sides?.before)
    expect(anatomy.lateness).toEqual(whole.lateness)
    expect(anatomy.sale).toEqual(whole.sale)
    expect(anatomy.profit).toBeNull()
    expect(anatomy.builder).toBeNull()
    expect(anatomy.notKnown.map(({ part }) => part)).toEqual(['builder', 'profit'])
    const [plain] = await readOf(user(1), url)
    const [traced] = await readOf(user(1))
    expect(plain?.anatomy.profit).toEqual({ ...traced?.anatomy.profit, basis: 'transfers' })
  }, 60_000)

  test('behavior: on a chain that forgets, each is read as it happens and told from memory', async () => {
    const { world, user, startNode, open, liquidate } = anatomies
    const market = world.markets.v36
    await open(market, 5, { collateral: ['LINK', 1_000], owes: 9_000 })
    let forgets = false
    let reads = 0
    const url = await startNode((method) => {
      if (method === 'debug_traceTransaction') reads += 1
      return forgets ? refuse('missing trie node') : undefined
    })
    const engine = startTestEngine(url, toEntries(world), { demo: true })
    await untilAtHead(engine, world)
    await world.act.setPrice('LINK', toUsd8(10))
    const { hash } = await liquidate(market, 5, { symbol: 'LINK' })
    const query = zLiquidationsQuery.parse({ account: user(5) })
    const find = () => engine.readLiquidations(query).items.find((e) => e.transactionHash === hash)
    await until('it is told', () => find() !== undefined)
    await until('it is being read, unasked', () => reads === 2)
    const { id = '' } = find() ?? {}
    const { anatomy } = await engine.readLiquidationDetail(id)
    forgets = true
    const again = await engine.readLiquidationDetail(id)
    await engine.stop()
    expect(again.anatomy).toEqual(anatomy)
    expect(reads).toBe(2)
    expect(anatomy.sides?.basis).toBe('transaction')
    expect(anatomy.lateness).toMatchObject({ blocksLate: 1, cause: { kind: 'oracle-round' } })
  }, 60_000)

  test('behavior: where the states are gone the transaction still tells its part, at the prices that feeds logged', async () => {
    const { world, user, readOf, startNode } = anatomies
    const kept = Number(await world.client.getBlockNumber()) - 2
    const { hash } = await world.client.getBlock({ blockNumber: BigInt(kept) })
    const held = new Set([hash])
    for (let number = kept + 1; number <= kept + 2; number++)
      held.add((await world.client.getBlock({ blockNumber: BigInt(number) })).hash)
    const url = await startNode((method, params) => {
      const { blockHash } = (params[1] ?? {}) as { blockHash?: `0x${string}` }
      const isGone = method === 'eth_call' && blockHash !== undefined && !held.has(blockHash)
      if (isGone) return refuse('missing trie node')
      return method === 'debug_traceTransaction' ? refuse('historical state is gone') : undefined
    })
    const [gone] = await readOf(user(1), url)
    const [whole] = await readOf(user(1))
    expect(gone?.anatomy.sides).toBeNull()
    expect(gone?.anatomy.lateness).toBeNull()
    expect(gone?.anatomy.toxicity).toBeNull()
    expect(gone?.anatomy.profit?.netUsd).toBe(whole?.anatomy.profit?.netUsd)
    expect(gone?.anatomy.sale).toEqual(whole?.anatomy.sale)
    expect(gone?.anatomy.notKnown.find(({ part }) => part === 'sides')?.reason).toMatch(/no longer/)
  }, 60_000)
})
