import { expect, test } from 'vitest'
import type { LiquidationReading } from '@/lib/anatomy/liquidation-reading'
import { readAnatomy } from '@/lib/anatomy/read-anatomy'
import type { TokenPrice } from '@/lib/anatomy/token-price'
import { readMorphoPosition } from '@/lib/devnet/morpho-blue/read-position'
import { Follower } from '../testing/follower'
import { startMorphoWorld } from '../testing/morpho-world'
import { readMorphoLiquidation } from './read-liquidation'

const USD = 10n ** 8n
const morpho = startMorphoWorld()

test('default: a price two blocks before, the account around it, profit in dollars of another market', async () => {
  const { client, entry, world } = morpho()
  const market = world.morpho.deployment.markets.find(
    ({ collateral }) => collateral.symbol === 'WETH',
  )
  if (!market) throw new Error('no market with WETH')
  const positions = await Promise.all(
    world.users.map(async ({ address }) => {
      const query = { morpho: entry.morpho, market, user: address }
      return { user: address, ...(await readMorphoPosition(world.client, query)) }
    }),
  )
  const borrower = positions.find(({ borrowShares }) => borrowShares > 0n)
  if (!borrower) throw new Error('nobody owes')
  await world.act.setPrice('WETH', 3_000n * USD)
  const fell = Number(await world.client.getBlockNumber())
  await world.act.mine(1)
  const { user } = borrower
  const call = { market, liquidator: world.liquidator.address, borrower: user }
  await world.morpho.act.liquidate({ ...call, size: { seizedAssets: 10n ** 18n } })
  const follower = new Follower({ client, entry })
  await follower.catchUp()
  const all = follower.snapshots.flatMap(({ liquidations }) => liquidations)
  const [liquidation] = all
  if (!liquidation) throw new Error('it is not told')
  const usdc: TokenPrice = {
    asset: market.loan.address,
    symbol: 'USDC',
    decimals: 6,
    usd: { price: USD, unit: USD },
    kind: 'token',
  }
  const readOtherPrices = async () => [usdc]
  const { anatomy } = await readAnatomy(client, {
    liquidation,
    others: all,
    readOtherPrices,
    readProtocol: (options): Promise<LiquidationReading> =>
      readMorphoLiquidation(client, { entry, liquidation, readOtherPrices, ...options }),
  })
  expect(anatomy.lateness).toMatchObject({
    blocksLate: 2,
    firstBlock: { number: fell },
    cause: { kind: 'oracle-round', also: [], acts: [] },
  })
  expect(anatomy.lateness?.cause?.prices).toMatchObject([
    { symbol: 'WETH', after: '3000', unit: 'USDC', decisive: true },
  ])
  const after = await readMorphoPosition(world.client, { morpho: entry.morpho, market, user })
  expect(anatomy.sides?.basis).toBe('transaction')
  expect(anatomy.sides?.before.collateral[0]?.amount).toBe(borrower.collateral.toString())
  expect(anatomy.sides?.after.collateral[0]?.amount).toBe(after.collateral.toString())
  // What repaying everything costs is rounded up, as Morpho does.
  expect(anatomy.sides?.after.debt[0]?.amount).toBe((after.borrowedAssets + 1n).toString())
  const repaid = BigInt(liquidation.debt.amount)
  expect(anatomy.profit?.changes.map(({ symbol, amount }) => [symbol, amount]).toSorted()).toEqual([
    ['USDC', (-repaid).toString()],
    ['WETH', (10n ** 18n).toString()],
  ])
  const seized = anatomy.profit?.changes.find(({ symbol }) => symbol === 'WETH')
  expect(seized?.valueUsd).toBe('3000')
}, 60_000)
