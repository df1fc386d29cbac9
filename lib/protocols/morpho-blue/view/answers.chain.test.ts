import { describe, expect, test } from 'vitest'
import { zBookRow } from '@/lib/api/schema/book'
import { zLiquidation } from '@/lib/api/schema/liquidation'
import { zMarket } from '@/lib/api/schema/market'
import { zPosition } from '@/lib/api/schema/position'
import { createRng } from '@/lib/devnet/rng'
import type { Address } from '@/lib/risk/units'
import { Follower } from '../testing/follower'
import { startMorphoWorld } from '../testing/morpho-world'

const morpho = startMorphoWorld()
const zMarketAtBlock = zMarket.omit({ source: true, phase: true, progress: true, audit: true })
const zPositionAtBlock = zPosition.omit({ source: true })

async function follow(usd: Record<string, string>) {
  const { client, entry, world } = morpho()
  const prices = new Map(
    Object.entries(usd).map(([symbol, price]) => [world.assets[symbol]?.address, price]),
  )
  const usdPrices = (asset: Address) => prices.get(asset) ?? null
  const follower = new Follower({ client, entry, usdPrices })
  await follower.catchUp()
  return { follower, usdPrices }
}

describe('answers', () => {
  test('behavior: everything fits the schemas of the API, with dollars and without', async () => {
    const { client, world, accounts } = morpho()
    for (const usd of [{ USDC: '1', WETH: '3600', LINK: '15' }, {}]) {
      const { follower, usdPrices } = await follow(usd)
      const rng = createRng(Object.keys(usd).length)
      for (let action = 0; action < 40; action += 1) {
        await world.morpho.playRandomAction(rng)
        await follower.step()
      }
      let liquidations = 0
      for (const snapshot of follower.snapshots) {
        zMarketAtBlock.strict().parse(snapshot.getMarket())
        const book = snapshot.getBook()
        for (let row = 0; row < book.length; row += 1) {
          const address = book.addresses[row] as Address
          const line = zBookRow.strict().parse(snapshot.toBookRow(row))
          expect(line.address).toBe(address)
          const [found] = snapshot.findPositions(address)
          const position = zPositionAtBlock.strict().parse(found?.position)
          expect(position.health).toEqual(line.health)
          expect(position.debtUsd).toBe(line.debtUsd)
          if (line.healthFactor === null) continue
          expect(book.healthFactors[row]).toBeCloseTo(Number(line.healthFactor) / 1e18, 8)
          if (line.debtUsd !== null) expect(book.debtUsd[row]).toBeCloseTo(Number(line.debtUsd), 3)
          else expect(book.debtUsd[row]).toBeNaN()
        }
        for (const each of snapshot.liquidations) zLiquidation.strict().parse(each)
        liquidations += snapshot.liquidations.length
      }
      expect(liquidations).toBeGreaterThan(0)
      const block = follower.view.block
      if (!block) throw new Error('no block')
      for (const address of accounts) {
        const read = await follower.view.readPositions({ client, address, block, usdPrices })
        for (const { position } of read) {
          zPositionAtBlock.strict().parse(position)
          const kept = follower.snapshots.find(({ id }) => id === position.market)
          const [known] = kept?.findPositions(address) ?? []
          if (position.health.kind === 'priced') {
            expect(position.verified).toMatchObject({ equal: true })
            expect(known).toBeDefined()
          }
          if (!known) continue
          const lends = position.collateral.some(({ usedAsCollateral }) => !usedAsCollateral)
          const { verified: _, ...shown } = position
          const { verified: __, ...held } = known.position
          if (!lends) expect(shown).toEqual(held)
        }
      }
    }
  })

  test('behavior: who lends and who only holds collateral is read, and owes nothing', async () => {
    const { client, world } = morpho()
    const { follower, usdPrices } = await follow({ USDC: '1' })
    const block = follower.view.block
    if (!block) throw new Error('no block')
    const address = world.supplier
    const read = await follower.view.readPositions({ client, address, block, usdPrices })
    expect(read.length).toBeGreaterThan(0)
    for (const { position } of read) {
      expect(position).toMatchObject({
        health: { kind: 'no-debt' },
        debt: [],
        verified: null,
        liquidation: [],
      })
      expect(position.collateral[0]).toMatchObject({ usedAsCollateral: false })
    }
  })

  test('behavior: an older block has no dollars of today', async () => {
    const { client, world } = morpho()
    const { follower, usdPrices } = await follow({ USDC: '1' })
    const older = await client.readBlock((follower.view.block?.number ?? 0) - 1)
    const address = world.users[0]?.address as Address
    const read = await follower.view.readPositions({ client, address, block: older, usdPrices })
    expect(read.length).toBeGreaterThan(0)
    for (const { position } of read) {
      expect(position.asOf.blockHash).toBe(older.hash)
      if (position.debt.length > 0) expect(position.debtUsd).toBeNull()
    }
  })
})
