import type { Address } from 'viem'
import { type LiquidationDetail, zLiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import type { Market } from '@/lib/devnet/market-types'
import {
  startTestEngine,
  startTestMarkets,
  toEntries,
  until,
  untilAtHead,
} from '@/lib/engine/testing/start-test-engine'
import { createForcedSales, toUnits } from './forced-sales'
import { startRefusingNode } from './refusing-node'

export type AnatomyWorld = Awaited<ReturnType<typeof startAnatomyWorld>>

/** Test markets with forced sales, and engines that tell of them. */
export async function startAnatomyWorld() {
  const world = await startTestMarkets({ users: 6, positions: false })
  const sales = await createForcedSales(world, { poolPrice: 2_790 })
  await sales.fundContract(toUnits(100_000, 6))
  const nodes: { stop(): Promise<void> }[] = []

  function user(index: number): Address {
    const found = world.users[index]?.address
    if (!found) throw new Error(`no user ${index}`)
    return found
  }

  /** What an engine that was started just now tells of an account's liquidations, oldest first. */
  async function readOf(account: Address, rpcUrl = world.rpcUrl): Promise<LiquidationDetail[]> {
    const engine = startTestEngine(rpcUrl, toEntries(world))
    await untilAtHead(engine, world)
    const list = () => engine.readWholeLiquidations(zLiquidationsQuery.parse({ account })).items
    await until('the liquidation is told', () => list().length > 0)
    const details = await Promise.all(
      list().map(async ({ id }) =>
        zLiquidationDetail.parse(await engine.readLiquidationDetail(id)),
      ),
    )
    await engine.stop()
    return details.toReversed()
  }

  async function readOne(account: Address, rpcUrl?: string): Promise<LiquidationDetail> {
    const [detail] = await readOf(account, rpcUrl)
    if (!detail) throw new Error('no liquidation')
    return detail
  }

  /** The chain's node, but for what `handle` answers. @returns its URL */
  async function startNode(handle: Parameters<typeof startRefusingNode>[1]): Promise<string> {
    const node = await startRefusingNode(world.rpcUrl, handle)
    nodes.push(node)
    return node.url
  }

  async function open(
    market: Market,
    index: number,
    { collateral, owes }: { collateral: [symbol: string, units: number]; owes: number },
  ): Promise<void> {
    const [symbol, units] = collateral
    const { decimals = 18 } = market.tokens[symbol] ?? {}
    await sales.open(market, {
      user: user(index),
      collateral: [symbol, toUnits(units, decimals)],
      debt: ['USDC', toUnits(owes, 6)],
    })
  }

  async function liquidate(market: Market, index: number, { symbol }: { symbol: string }) {
    const { blockNumber, transactionHash } = await world.act.liquidationCall(market, {
      liquidator: world.liquidator.address,
      borrower: user(index),
      collateral: symbol,
      debt: 'USDC',
      debtToCover: toUnits(1_500, 6),
    })
    return { block: Number(blockNumber), hash: transactionHash }
  }

  async function stop(): Promise<void> {
    for (const node of nodes) await node.stop()
    await world.stop()
  }

  return { world, sales, user, readOf, readOne, startNode, open, liquidate, stop }
}
