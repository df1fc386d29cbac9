import { expect, test } from 'vitest'
import type { LiquidationReading } from '@/lib/anatomy/liquidation-reading'
import { readAnatomy } from '@/lib/anatomy/read-anatomy'
import { readOnChain, startCometWorld } from '../testing/comet-world'
import { Follower } from '../testing/follower'
import { readCometLiquidation } from './read-liquidation'

const USD = 10n ** 8n
const comets = startCometWorld()

test('default: an absorption two blocks after the price, of which the absorber has nothing but the cost', async () => {
  const { client, world, markets, accounts } = comets()
  const found = markets.find(({ market }) => market.base.symbol === 'USDC')
  if (!found) throw new Error('no Comet of USDC')
  const { comet } = found.market
  await world.act.setPrice('WETH', 3_600n * USD)
  const before = await readOnChain(world, { comet, accounts })
  await world.act.setPrice('WETH', 1_500n * USD)
  const fell = Number(await world.client.getBlockNumber())
  const after = await readOnChain(world, { comet, accounts })
  const index = after.findIndex(
    (each, at) => each.absorbs && each.isLiquidatable && !before[at]?.isLiquidatable,
  )
  const borrower = accounts[index]
  if (!borrower) throw new Error('the fall reaches nobody')
  await world.act.mine(1)
  const absorber = world.liquidator.address
  await world.comet.act.absorb(found.market, { absorber, accounts: [borrower] })
  const follower = new Follower({ client, entry: found.entry, refreshedAStep: 250 })
  await follower.catchUp()
  const { liquidations } = follower.snapshot
  const [liquidation] = liquidations
  if (!liquidation) throw new Error('it is not told')
  const readOtherPrices = async () => []
  const { anatomy } = await readAnatomy(client, {
    liquidation,
    others: liquidations,
    readOtherPrices,
    readProtocol: ({ difference }): Promise<LiquidationReading> =>
      readCometLiquidation(client, {
        entry: found.entry,
        liquidation,
        difference,
        readOtherPrices,
      }),
  })
  expect(anatomy.lateness).toMatchObject({
    blocksLate: 2,
    firstBlock: { number: fell },
    cause: { kind: 'oracle-round', also: [], acts: [], parameters: [] },
  })
  expect(anatomy.lateness?.cause?.prices).toMatchObject([
    { symbol: 'WETH', before: '3600', after: '1500', unit: 'USD', decisive: true },
  ])
  expect(anatomy.sides).toMatchObject({
    basis: 'transaction',
    after: { kind: 'no-debt', debt: [] },
  })
  expect(BigInt(anatomy.sides?.before.healthFactor ?? 0)).toBeLessThan(10n ** 18n)
  expect(anatomy.sides?.before.collateral.map(({ asset }) => asset)).toContain(
    liquidation.collateral.asset,
  )
  expect(anatomy.profit?.changes).toEqual([])
  expect(anatomy.profit?.netUsd).toBe(anatomy.profit?.gasUsd)
  expect(anatomy.notKnown.map(({ part }) => part)).toEqual([
    'overLiquidation',
    'toxicity',
    'sale',
    'funding',
  ])
}, 60_000)
