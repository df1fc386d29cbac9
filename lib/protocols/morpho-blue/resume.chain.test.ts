import { describe, expect, test } from 'vitest'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { createRng } from '@/lib/devnet/rng'
import type { Address } from '@/lib/risk/units'
import { followMorpho } from './testing/follow-morpho'
import { Follower } from './testing/follower'
import { getState } from './testing/get-state'
import { startMorphoWorld } from './testing/morpho-world'

const USD = 10n ** 8n
const morpho = startMorphoWorld()
const { findMarket, follow } = followMorpho(morpho)

describe('a follower that comes later', () => {
  test('behavior: another process goes on from the frames', async () => {
    const { world, client, entry } = morpho()
    const follower = await follow()
    const frame = follower.view.toFrame()
    if (!frame) throw new Error('no frame')
    const other = new Follower({ client, entry })
    other.snapshots = other.view.apply(structuredClone(frame))
    expect(other.view.toFrame()).toEqual(frame)
    await world.act.setPrice('wstETH', 4_400n * USD)
    await world.morpho.act.accrueInterest({
      market: findMarket('WETH'),
      from: world.liquidator.address,
    })
    await follower.step()
    await other.catchUp()
    expect(getState(other)).toEqual(getState(follower))
  })

  test('behavior: after a long absence, and after a reorg deeper than is remembered, all is read again', async () => {
    const { world, client, entry } = morpho()
    const follower = await follow()
    const frame = follower.view.toFrame()
    if (!frame) throw new Error('no frame')
    const market = findMarket('wstETH')
    const [owed] = follower.view.table.markets.get(market.id)?.accounts.freeze().rows ?? []
    if (!owed) throw new Error('nobody owes')
    const user = world.users[5]?.address as Address
    await world.morpho.act.repay({
      market,
      user: owed.address,
      size: { shares: owed.borrowShares },
    })
    await world.morpho.act.supplyCollateral({ market, user, assets: 10n ** 19n })
    await world.morpho.act.borrow({ market, user, size: { assets: 10n ** 18n } })
    await world.act.mine(2_100)
    const absent = new Follower({ client, entry })
    absent.view.apply(structuredClone(frame))
    await absent.catchUp()
    const fresh = getState(await follow())
    expect(getState(absent)).toEqual(fresh)
    expect(absent.view.table.markets.get(market.id)?.accounts.has(owed.address)).toBe(false)
    absent.rewind(entry.fromBlock ?? 0)
    expect(absent.followed.getProgress()).toBe(0)
    await absent.catchUp()
    expect(getState(absent)).toEqual(fresh)
  })

  test('error: an address that is no Morpho, and one that is no factory', async () => {
    const { entry, world } = morpho()
    const user = world.users[0]?.address as Address
    const market = findMarket('WETH')
    for (const wrong of [
      { morpho: user },
      { morpho: market.loan.address },
      { preLiquidationFactory: entry.morpho },
    ])
      await expect(follow(wrong)).rejects.toMatchObject({ code: 'CONFIG' })
  })

  test('behavior: a node without state overrides answers the same', async () => {
    const { entry, world } = morpho()
    const proxy = await startFakeNode((method, params) =>
      method === 'eth_call' && params.length > 2
        ? { result: '0x' }
        : forwardTo(world.rpcUrl, { method, params }),
    )
    const plain = createChainClient({ chainId: 31337, urls: [proxy.url] })
    const follower = new Follower({ client: plain, entry })
    await follower.catchUp()
    expect(getState(follower)).toEqual(getState(await follow()))
    const audit = await follower.followed.audit({ sample: 50, random: createRng(1) })
    expect(audit.checked).toBeGreaterThan(10)
    expect(audit.misses).toEqual([])
    plain.close()
    await proxy.stop()
  })
})
