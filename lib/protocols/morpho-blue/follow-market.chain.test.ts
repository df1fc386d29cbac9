import { parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import { rawRequest } from '@/lib/devnet/send'
import type { Address } from '@/lib/risk/units'
import { listSinceMisses } from '../testing/list-since-misses'
import { followMorpho } from './testing/follow-morpho'
import { getState } from './testing/get-state'
import { startMorphoWorld } from './testing/morpho-world'

const abi = parseAbi([
  'function position(bytes32, address) view returns (uint256, uint128 borrowShares, uint128 collateral)',
])
const USD = 10n ** 8n
const morpho = startMorphoWorld()
const { findMarket, follow } = followMorpho(morpho)

describe('MorphoFollowedMarket', () => {
  test('default: every market and everybody with debt is found', async () => {
    const { entry, world, accounts } = morpho()
    const follower = await follow()
    const { markets } = world.morpho.deployment
    const ids = markets.map(({ id }) => `morpho:${id}`)
    expect(follower.snapshots.map(({ id }) => id).sort()).toEqual(ids.sort())
    let owing = 0
    for (const { id } of markets)
      for (const account of accounts) {
        const args = [id, account] as const
        const call = { address: entry.morpho, abi, functionName: 'position', args } as const
        const [, borrowShares, collateral] = await world.client.readContract(call)
        const found = follower.view.table.markets.get(id)?.accounts.get(account)
        if (borrowShares > 0n) expect(found).toEqual({ address: account, borrowShares, collateral })
        else expect(found).toBeUndefined()
        owing += borrowShares > 0n ? 1 : 0
      }
    expect(owing).toBeGreaterThanOrEqual(16)
    for (const snapshot of follower.snapshots) expect(snapshot.getMarket().coverage).toBe('1')
  })

  test('behavior: one log query and one call a block, whatever the number of markets', async () => {
    const { client, world } = morpho()
    const follower = await follow()
    await world.act.setPrice('WETH', 3_590n * USD)
    const user = world.users[0]?.address as Address
    await world.morpho.act.supplyCollateral({ market: findMarket('WETH'), user, assets: 5n })
    const before = client.requests()
    await follower.step()
    const after = client.requests()
    const sent = Object.entries(after)
      .map(([method, count]) => [method, count - (before[method] ?? 0)] as const)
      .filter(([method, count]) => count > 0 && !method.startsWith('eth_getBlock'))
    expect(Object.fromEntries(sent)).toEqual({ eth_getLogs: 1, eth_call: 1 })
  })

  test('behavior: an oracle that reverts leaves its accounts unpriced and counted', async () => {
    const { world } = morpho()
    const market = findMarket('LINK')
    const from = world.liquidator.address
    const follower = await follow()
    const find = () => follower.snapshots.find(({ id }) => id === `morpho:${market.id}`)
    const borrowers = find()?.getMarket().borrowers ?? 0
    expect(borrowers).toBeGreaterThan(0)
    expect(find()?.getMarket().unpricedAccounts).toBe(0)
    await world.morpho.act.setOracleBroken(market, { from, broken: true })
    await follower.step()
    const broken = find()
    expect(broken?.getMarket()).toMatchObject({ borrowers, unpricedAccounts: borrowers })
    expect(broken?.getMarket().assets[0]?.price).toMatchObject({ raw: null, status: 'unpriced' })
    expect(broken?.toBookRow(0).health).toEqual({
      kind: 'unpriced',
      assets: [market.collateral.address],
    })
    expect(broken?.getCurve(null, [0, 0.5, 1]).unpricedAccounts).toBe(borrowers)
    expect(await follower.followed.audit({ sample: 50, random: createRng(1) })).toMatchObject({
      misses: [],
    })
    await world.morpho.act.setOracleBroken(market, { from, broken: false })
    await follower.step()
    expect(find()?.getMarket()).toMatchObject({ borrowers, unpricedAccounts: 0 })
  })

  test('behavior: a price is as old as the feeds that the oracle names', async () => {
    const { world } = morpho()
    const market = findMarket('WETH')
    const find = () => follower.snapshots.find(({ id }) => id === `morpho:${market.id}`)
    const follower = await follow()
    const { timestamp } = await world.act.setPrice('WETH', 3_580n * USD).then(() => follower.step())
    const feeds = [market.collateral.feed, market.loan.feed]
    expect(follower.view.table.markets.get(market.id)?.row.feeds).toEqual(feeds)
    const { updates } = follower.view.head ?? {}
    expect(updates?.get(market.collateral.feed)).toBe(timestamp)
    const oldest = Math.min(...feeds.map((feed) => updates?.get(feed) ?? 0))
    const [collateral] = find()?.getMarket().assets ?? []
    expect(collateral?.price).toMatchObject({
      status: 'fresh',
      source: market.loan.feed,
      ageSeconds: timestamp - oldest,
    })
    await world.act.increaseTime(3 * 86_400)
    await world.act.mine(1)
    await world.act.setPrice('WETH', 3_581n * USD)
    await follower.step()
    expect(find()?.getMarket().assets[0]?.price).toMatchObject({
      status: 'stale',
      source: market.loan.feed,
    })
  })

  test('behavior: dollars of one token give the other; without any, health is exact all the same', async () => {
    await morpho().world.act.setPrice('WETH', 3_590n * USD)
    const market = findMarket('WETH')
    const { loan, collateral } = market
    const none = await follow()
    const byLoan = await follow({}, { [loan.address.toLowerCase()]: '1.0002' })
    const byCollateral = await follow({}, { [collateral.address.toLowerCase()]: '3590' })
    const [without, ofLoan, ofCollateral] = [none, byLoan, byCollateral].map(({ snapshots }) =>
      snapshots.find(({ id }) => id === `morpho:${market.id}`),
    )
    expect(without?.getMarket().totals).toBeNull()
    expect(without?.getMarket().name).toBe('Morpho WETH / USDC 86 %')
    expect(without?.getCurve(null, [0, 1]).unpricedAccounts).toBe(without?.getBook().length)
    expect(ofLoan?.findAsset(loan.address)?.priceUsd).toBe('1.0002')
    expect(Number(ofLoan?.findAsset(collateral.address)?.priceUsd)).toBeCloseTo(3_590 * 1.0002, 6)
    expect(ofCollateral?.findAsset(collateral.address)?.priceUsd).toBe('3590')
    expect(Number(ofCollateral?.findAsset(loan.address)?.priceUsd)).toBeCloseTo(1, 12)
    for (let row = 0; row < (without?.getBook().length ?? 0); row += 1) {
      const [a, b, c] = [without, ofLoan, ofCollateral].map((each) => each?.toBookRow(row))
      expect(a).toMatchObject({ collateralUsd: null, debtUsd: null })
      expect(b?.health).toEqual(a?.health)
      expect(c?.health).toEqual(a?.health)
      expect(Number(b?.debtUsd)).toBeCloseTo(Number(c?.debtUsd) * 1.0002, 4)
    }
    const totals = ofLoan?.getMarket().totals
    const [row] = ofLoan?.getBook().debtUsd ?? []
    expect(Number(totals?.debtUsd)).toBeGreaterThan(row ?? 0)
    const curve = ofLoan?.getCurve(collateral.address, [0, 0.99, 1])
    expect(curve?.accounts[2]).toBe(ofLoan?.getBook().length)
    expect(curve?.debt[2]).toBeCloseTo(Number(totals?.debtUsd), 1)
    expect(curve?.collateral[2]).toBeCloseTo(Number(totals?.collateralUsd), 1)
    expect(curve?.assetAmount?.[2]).toBeCloseTo(
      Number(totals?.collateralUsd) / Number(ofLoan?.findAsset(collateral.address)?.priceUsd),
      4,
    )
    expect(ofLoan?.getCurve(loan.address, [0, 1]).accounts[1]).toBe(
      ofLoan?.getMarket().totals?.liquidatableAccounts,
    )
  })

  test('behavior: liquidations are told with prices, health and lateness; the past with amounts', async () => {
    const { world } = morpho()
    const market = findMarket('WETH')
    const usd = { [market.loan.address.toLowerCase()]: '1' }
    const follower = await follow({}, usd)
    const find = () => follower.snapshots.find(({ id }) => id === `morpho:${market.id}`)
    const line = world.morpho.deployment.preLiquidations.find(
      ({ marketId }) => marketId === market.id,
    )
    if (!line) throw new Error('no line')
    const rowOf = (kind: 'earlier' | 'last') => {
      const snapshot = find()
      const addresses = snapshot?.getBook().addresses ?? []
      return addresses.find((address) => {
        const position = snapshot?.findPositions(address)[0]?.position
        return kind === 'earlier'
          ? position?.earlier?.liquidatable
          : position?.health.kind === 'priced' && position.health.liquidatable
      })
    }
    expect(listSinceMisses(follower.snapshots)).toEqual([])
    const early = rowOf('earlier') as Address
    const liquidator = world.liquidator.address
    const shares =
      follower.view.table.markets.get(market.id)?.accounts.get(early)?.borrowShares ?? 0n
    await world.morpho.act.preLiquidate(line, {
      liquidator,
      borrower: early,
      size: { repaidShares: shares / 100n },
    })
    await follower.step()
    expect(find()?.liquidations[0]).toMatchObject({
      borrower: early,
      liquidator,
      mechanism: 'fixed-spread',
      badDebtUsd: '0',
      protocolFeeUsd: '0',
    })
    expect(Number(find()?.liquidations[0]?.healthFactorBefore)).toBeGreaterThan(1e18)
    await world.act.setPrice('WETH', 3_300n * USD)
    const { number: since } = await follower.step()
    const late = rowOf('last') as Address
    const account = follower.view.table.markets.get(market.id)?.accounts.get(late)
    const preview = find()?.findPositions(late)[0]?.position.liquidation[0]
    await world.act.mine(2)
    await follower.step()
    await world.morpho.act.liquidate({
      market,
      liquidator,
      borrower: late,
      size: { repaidShares: account?.borrowShares ?? 0n },
    })
    const block = await follower.step()
    const told = find()?.liquidations[0]
    expect(told).toMatchObject({
      borrower: late,
      blockNumber: block.number,
      blocksLate: block.number - since,
      healthFactorAfter: null,
      badDebtUsd: '0',
      collateral: { symbol: 'WETH', valueUsd: expect.any(String) },
      debt: { symbol: 'USDC', valueUsd: expect.any(String) },
    })
    expect(Number(told?.debt.amount)).toBeCloseTo(Number(preview?.maxRepay), -5)
    expect(BigInt(told?.healthFactorBefore ?? 0)).toBeLessThan(10n ** 18n)
    expect(Number(told?.bonusUsd)).toBeCloseTo(
      Number(told?.collateral.valueUsd) - Number(told?.debt.valueUsd),
      6,
    )
    const fresh = await follow({}, usd)
    const past = fresh.snapshots.find(({ id }) => id === `morpho:${market.id}`)?.liquidations
    expect(past?.map(({ id }) => id)).toEqual(find()?.liquidations.map(({ id }) => id))
    expect(past?.[0]).toMatchObject({
      ...told,
      collateral: { ...told?.collateral, valueUsd: null },
      debt: { ...told?.debt, valueUsd: null },
      bonusUsd: null,
      healthFactorBefore: null,
      blocksLate: null,
    })
  })

  test('behavior: bad debt is told, and the account is gone', async () => {
    const { world } = morpho()
    const market = findMarket('WBTC')
    const follower = await follow({}, { [market.loan.address.toLowerCase()]: '1' })
    const snapshot = follower.snapshots.find(({ id }) => id === `morpho:${market.id}`)
    const [borrower] = snapshot?.getBook().addresses ?? []
    const account = borrower && follower.view.table.markets.get(market.id)?.accounts.get(borrower)
    if (!account) throw new Error('nobody owes')
    await world.act.setPrice('WBTC', 40_000n * USD)
    await follower.step()
    const size = { seizedAssets: account.collateral }
    const liquidator = world.liquidator.address
    await world.morpho.act.liquidate({ market, liquidator, borrower, size })
    await follower.step()
    const after = follower.snapshots.find(({ id }) => id === `morpho:${market.id}`)
    expect(Number(after?.liquidations[0]?.badDebtUsd)).toBeGreaterThan(1)
    expect(after?.findPositions(borrower)).toEqual([])
    expect(after?.getMarket().coverage).toBe('1')
  })

  test('behavior: after a reorg the state is that of a fresh follower', async () => {
    const { world } = morpho()
    const follower = await follow()
    const before = await follower.step()
    const [a, b, c] = world.users.map(({ address }) => address) as [Address, Address, Address]
    const market = findMarket('wstETH')
    const owed = follower.view.table.markets.get(market.id)?.accounts.freeze().rows[0]
    if (!owed) throw new Error('nobody owes')
    await world.morpho.act.supplyCollateral({ market, user: c, assets: 10n ** 19n })
    await world.morpho.act.borrow({ market, user: c, size: { assets: 10n ** 18n } })
    await world.morpho.act.repay({
      market,
      user: owed.address,
      size: { shares: owed.borrowShares },
    })
    await follower.step()
    const authorized = world.morpho.deployment.preLiquidations[1]?.address as Address
    await world.morpho.act.setAuthorization({ user: b, authorized, enabled: true })
    await world.morpho.act.setAuthorization({ user: a, authorized, enabled: false })
    await follower.step()
    expect(follower.view.table.markets.get(market.id)?.accounts.has(owed.address)).toBe(false)
    const head = await world.client.getBlockNumber({ cacheTime: 0 })
    const depth = Number(head) - before.number
    await rawRequest(world.client, 'anvil_reorg', [depth, []])
    follower.rewind(before.number)
    await follower.catchUp()
    expect(follower.view.table.markets.get(market.id)?.accounts.get(owed.address)).toEqual(owed)
    const fresh = await follow()
    expect(getState(follower)).toEqual(getState(fresh))
    expect(follower.view.head?.liquidatable).toBeNull()
  })
})
