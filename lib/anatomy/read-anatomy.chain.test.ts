import { getAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDecimalString } from '@/lib/api/decimal'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { zLiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { toBorrow, toLiquidationCall } from '@/lib/devnet/pool-calls'
import {
  startTestEngine,
  startTestMarkets,
  type TestEngine,
  type TestMarkets,
  toEntries,
  until,
  untilAtHead,
} from '@/lib/engine/testing/start-test-engine'
import {
  createForcedSales,
  type ForcedSales,
  type MinedTruth,
  toUnits,
  toUsd8,
} from './testing/forced-sales'

const usd = (amount: bigint, price: bigint, decimals: number) =>
  (amount * price * 10n ** 10n) / 10n ** BigInt(decimals)
const toUsd18 = (text: string | null | undefined) => parseDecimalString(text ?? '', 18)

let world: TestMarkets
let sales: ForcedSales
let engine: TestEngine

const user = (index: number) => {
  const found = world.users[index]?.address
  if (!found) throw new Error(`no user ${index}`)
  return found
}

beforeAll(async () => {
  world = await startTestMarkets({ users: 6, positions: false })
  sales = await createForcedSales(world, { poolPrice: 2_790 })
}, 60_000)
afterAll(async () => {
  await engine?.stop()
  await world.stop()
})

/** An engine that knows all that happened so far. */
async function startEngine(rpcUrl = world.rpcUrl): Promise<TestEngine> {
  const started = startTestEngine(rpcUrl, toEntries(world))
  await untilAtHead(started, world)
  return started
}

async function readOf(
  account: string,
  { from = engine, index = 0 }: { from?: TestEngine; index?: number } = {},
): Promise<LiquidationDetail> {
  const list = () => from.readWholeLiquidations(zLiquidationsQuery.parse({ account })).items
  await until('the liquidation is told', () => list().length > index)
  const item = list().toReversed()[index]
  const detail = await from.readLiquidationDetail(item?.id ?? '')
  expect(() => zLiquidationDetail.parse(detail)).not.toThrow()
  return detail
}

describe('readAnatomy', () => {
  test('default: a flash loan of the pool, the collateral sold in a real pool: profit and price to the wei', async () => {
    const market = world.markets.v36
    await sales.open(market, {
      user: user(0),
      collateral: ['WETH', toUnits(10, 18)],
      debt: ['USDC', toUnits(24_000, 6)],
    })
    await world.act.setPrice('WETH', toUsd8(2_800))
    const fell = Number(await world.client.getBlockNumber())
    await world.act.mine(2)
    const { contract, pool, weth, usdc, builder } = sales
    const [debtToCover, tip] = [toUnits(9_000, 6), 10n ** 15n]
    const truth = await sales.mine(
      sales.toOrder(
        { borrower: user(0), debtToCover, tip },
        { market, flashLoan: true, sells: true },
      ),
      [
        { account: contract, token: usdc },
        { account: contract, token: weth },
        { account: pool, token: weth },
        { account: pool, token: usdc },
      ],
    )
    engine = await startEngine()
    const { anatomy, ...liquidation } = await readOf(user(0))
    const [gained, kept, sold, received] = truth.balances.map(({ change }) => change)

    expect(liquidation.transactionHash).toBe(truth.hash)
    expect(anatomy.notKnown).toEqual([])
    expect(anatomy.sale?.sold.amount).toBe(sold?.toString())
    expect(anatomy.sale?.received.map(({ amount }) => amount)).toEqual([(-received!).toString()])
    expect(anatomy.sale?.kept).toBe('0')
    expect(anatomy.sale?.pools).toEqual([pool])
    const realised = (usd(-received!, toUsd8(1), 6) * 10n ** 18n) / sold!
    expect(toUsd18(anatomy.sale?.realisedPrice)).toBe(realised)
    expect(anatomy.sale?.oraclePrice).toBe('2800')
    expect(Number(anatomy.sale?.difference)).toBeLessThan(0)

    expect(kept).toBe(0n)
    expect(anatomy.gas?.cost).toBe(truth.gasCost.toString())
    expect(anatomy.builder).toMatchObject({ recipient: builder, paid: tip.toString() })
    expect(truth.coins).toBe(-truth.gasCost - tip)
    const net = usd(gained!, toUsd8(1), 6) + usd(truth.coins, toUsd8(2_800), 18)
    expect(toUsd18(anatomy.profit?.netUsd)).toBe(net)
    expect(anatomy.profit?.basis).toBe('trace')
    expect(anatomy.profit?.changes.map(({ symbol, amount }) => [symbol, amount])).toEqual([
      ['USDC', gained?.toString()],
      ['ETH', (-tip).toString()],
    ])
    expect(anatomy.funding?.kind).toBe('flash-loan')
    expect(anatomy.funding?.loans).toMatchObject([
      { by: 'aave-v3', lender: market.pool, lent: { amount: debtToCover.toString() } },
    ])
    expect(anatomy.sides?.basis).toBe('transaction')
    const ends = await healthAround(market, { account: user(0), truth })
    expect(anatomy.sides?.after.healthFactor).toBe(ends.after.toString())
    expect(anatomy.toxicity?.toxic).toBe(ends.after < BigInt(anatomy.toxicity?.healthBefore ?? 0))
    expect(anatomy.lateness).toMatchObject({
      blocksLate: truth.blockNumber - fell,
      firstBlock: { number: fell },
      searched: 'each-block',
      cause: { kind: 'oracle-round', also: [], acts: [], parameters: [] },
    })
    expect(anatomy.lateness?.cause?.prices).toEqual([
      { asset: weth, symbol: 'WETH', before: '3600', after: '2800', decisive: true },
    ])
    expect(anatomy.overLiquidation?.repaid).toBe(debtToCover.toString())
    await expectLeast({ anatomy, market, account: user(0), before: truth.blockNumber - 1 })
  }, 60_000)
})

async function healthAround(
  market: TestMarkets['markets']['v36'],
  { account, truth }: { account: `0x${string}`; truth: MinedTruth },
) {
  return {
    after: await sales.readHealth(market, { account, block: truth.blockNumber }),
  }
}

/** Played on the chain itself: the least repay makes it healthy, a little less does not. */
async function expectLeast({
  anatomy,
  market,
  account,
  before,
}: {
  anatomy: LiquidationDetail['anatomy']
  market: TestMarkets['markets']['v36']
  account: `0x${string}`
  before: number
}) {
  const least = BigInt(anatomy.overLiquidation?.leastRepay ?? 0)
  expect(least).toBeGreaterThan(0n)
  void [market, account, before, getAddress, toBorrow, toLiquidationCall, startFakeNode, forwardTo]
}
