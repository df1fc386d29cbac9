import { type Address, parseEventLogs } from 'viem'
import { describe, expect, test } from 'vitest'
import { type Liquidation, zLiquidation } from '@/lib/api/schema/liquidation'
import type { ChainClient } from '@/lib/chain/chain-client'
import { cometAbi } from '@/lib/devnet/compound-v3/comet-abi'
import { toBuyCollateral } from '@/lib/devnet/compound-v3/comet-calls'
import { passes } from '@/lib/devnet/protocols/passes'
import { createRng, pickBetween } from '@/lib/devnet/rng'
import { rawRequest } from '@/lib/devnet/send'
import { HistoryUnavailableError } from '@/lib/errors'
import type { Wad } from '@/lib/risk/units'
import { listSinceMisses } from '../testing/list-since-misses'
import type { LogPlace } from './absorption'
import { FactorHistory } from './factor-history'
import { checkPreview, getAbsorbed, total, totalUsd } from './testing/check-preview'
import { type CometWorld, readOnChain, startCometWorld } from './testing/comet-world'
import { Follower } from './testing/follower'

const USD = 10n ** 8n
const comets = startCometWorld()
type Market = CometWorld['markets'][number]

function getComet(base: 'USDC' | 'WETH'): Market {
  const found = comets().markets.find(({ market }) => market.base.symbol === base)
  if (!found) throw new Error(`no Comet of ${base}`)
  return found
}

async function follow({ entry }: Market, refreshedAStep = 250): Promise<Follower> {
  const follower = new Follower({ client: comets().client, entry, refreshedAStep })
  await follower.catchUp()
  return follower
}

/** Absorbs in a block of the same time as the one that was read, so that no interest is between. */
async function absorb({ market }: Market, accounts: readonly Address[]) {
  const { world } = comets()
  const { timestamp } = await world.client.getBlock()
  await rawRequest(world.client, 'evm_setNextBlockTimestamp', [Number(timestamp)])
  const absorber = world.liquidator.address
  const { logs } = await world.comet.act.absorb(market, { absorber, accounts })
  return parseEventLogs({ abi: cometAbi, logs: logs as never })
}

/** The feed's items, against the events. */
function checkItems(
  items: readonly Liquidation[],
  {
    owed,
    borrower,
    ...absorbed
  }: ReturnType<typeof getAbsorbed> & { owed: bigint; borrower: Address },
) {
  const { collateral, debt, back } = absorbed
  const { world } = comets()
  const inOrder = [...items].sort((a, b) => a.logIndex - b.logIndex)
  expect(inOrder.map(({ collateral: { asset, amount } }) => [asset, BigInt(amount)])).toEqual(
    collateral.map(({ args }) => [args.asset, args.collateralAbsorbed]),
  )
  for (const item of inOrder) {
    expect(zLiquidation.parse(item)).toEqual(item)
    expect(item).toMatchObject({
      mechanism: 'absorption',
      borrower,
      liquidator: world.liquidator.address,
      protocolFeeUsd: '0',
      transactionHash: debt.transactionHash,
    })
  }
  // What came back is told to a unit or two.
  const told = total(inOrder.map((item) => item.debt.amount))
  expect(told).toBe(debt.args.basePaidOut - back)
  expect(told - owed).toBeGreaterThanOrEqual(0n)
  expect(told - owed).toBeLessThan(10n)
  const paid = Number(debt.args.usdValue) / 1e8
  const value = totalUsd(inOrder.map((item) => item.collateral.valueUsd))
  const penalty = totalUsd(inOrder.map(({ bonusUsd }) => bonusUsd))
  const bad = totalUsd(inOrder.map(({ badDebtUsd }) => badDebtUsd))
  expect(value - penalty + bad).toBeCloseTo(paid, 3)
  for (const { badDebtUsd } of inOrder.slice(1)) expect(badDebtUsd).toBe('0')
}

const withoutLive = (items: readonly Liquidation[]) =>
  items.map(({ healthFactorBefore, healthFactorAfter, blocksLate, ...told }) => told)

describe('absorptions of the specification contract', () => {
  test('default: rows and feed equal the events, to the wei, over a random history', async () => {
    const { world, markets, accounts } = comets()
    const rng = createRng(12)
    const seen = { surplus: 0, 'bad-debt': 0, several: 0 }
    const followers = new Map<string, Follower>()
    for (const market of markets) followers.set(market.entry.id, await follow(market))
    for (let round = 0; round < 70; round += 1) {
      for (let step = 0; step < 4; step += 1) await world.comet.playRandomAction(rng)
      const dollars = Math.round(
        pickBetween(rng, round % 4 === 0 ? [2_300, 3_000] : [3_150, 4_200]),
      )
      await world.act.setPrice('WETH', BigInt(dollars) * USD)
      for (const market of markets) {
        const follower = followers.get(market.entry.id)
        if (!follower) throw new Error('nobody follows')
        await follower.step()
        const { comet } = market.market
        const onChain = await readOnChain(world, { comet, accounts })
        const due = accounts.flatMap((address, index) => {
          const { absorbs, isLiquidatable, borrowBalance = 0n } = onChain[index] ?? {}
          return absorbs && isLiquidatable ? [{ address, owed: borrowBalance }] : []
        })
        if (due.length === 0) continue
        const rows = new Map(
          due.map(({ address }) => [
            address,
            follower.snapshot.findPositions(address)[0]?.position.liquidation ?? [],
          ]),
        )
        const addresses = due.map(({ address }) => address)
        const events = await absorb(market, addresses)
        await follower.step()
        const { number } = follower.snapshot.block
        const items = follower.snapshot.liquidations.filter((item) => item.blockNumber === number)
        for (const { address: borrower, owed } of due) {
          const absorbed = getAbsorbed(events, borrower)
          const kind = checkPreview(rows.get(borrower) ?? [], { owed, ...absorbed })
          const own = items.filter((item) => item.borrower === borrower)
          checkItems(own, { owed, borrower, ...absorbed })
          for (const item of own) {
            expect(BigInt(item.healthFactorBefore ?? 0)).toBeLessThan(10n ** 18n)
            expect(item.healthFactorAfter).toBeNull()
          }
          seen[kind] += 1
          seen.several += own.length > 1 ? 1 : 0
        }
      }
    }
    expect(seen.surplus).toBeGreaterThan(5)
    expect(seen['bad-debt']).toBeGreaterThan(2)
    expect(seen.several).toBeGreaterThan(2)
    for (const market of markets) {
      const live = followers.get(market.entry.id)?.snapshot.liquidations ?? []
      const { snapshot } = await follow(market)
      expect(withoutLive(snapshot.liquidations)).toEqual(withoutLive(live))
    }
  })

  test('behavior: the shelf is what can be bought, at what it asks', async () => {
    const { world } = comets()
    const comet = getComet('USDC')
    const follower = await follow(comet)
    await world.act.setPrice('WETH', 2_000n * USD)
    await world.act.setPrice('WBTC', 60_000n * USD)
    await follower.step()
    expect(listSinceMisses([follower.snapshot])).toEqual([])
    await absorb(
      comet,
      follower.snapshot.getBook().addresses.filter((_, row) => {
        const { health } = follower.snapshot.toBookRow(row)
        return health.kind === 'priced' && health.liquidatable
      }),
    )
    await follower.step()
    const shelf = follower.snapshot.getMarket().shelf
    expect(shelf?.sale).toBe('open')
    expect(shelf?.items.length).toBeGreaterThan(1)
    const buyer = world.liquidator.address
    for (const item of shelf?.items ?? []) {
      const asset = comet.market.collaterals.find(({ address }) => address === item.asset)
      if (!asset) throw new Error('sold, but not listed')
      const cost = BigInt(item.cost ?? 0)
      const read = { address: comet.market.comet, abi: cometAbi } as const
      const quote = { ...read, functionName: 'quoteCollateral', args: [item.asset, cost] } as const
      expect(await world.client.readContract(quote)).toBeGreaterThanOrEqual(
        BigInt(item.amount ?? 0) - 1n,
      )
      const terms = comet.market.config.collaterals.find(({ symbol }) => symbol === item.symbol)
      const factor = Number(terms?.liquidationFactor) / 1e18
      expect(Number(item.discount)).toBeCloseTo(0.6 * (1 - factor), 12)
      expect(Number(item.askPrice?.usd)).toBeCloseTo(
        (Number(item.valueUsd) / (Number(item.amount) / 10 ** item.decimals)) *
          (1 - Number(item.discount)),
        4,
      )
      const baseAmount = cost / 2n
      expect(
        await passes(world.client, toBuyCollateral(comet.market, { buyer, asset, baseAmount })),
      ).toBe(true)
      const { logs } = await world.comet.act.buyCollateral(comet.market, {
        buyer,
        asset,
        baseAmount,
      })
      const events = parseEventLogs({ abi: cometAbi, logs: logs as never })
      const bought = events.find(({ eventName }) => eventName === 'BuyCollateral')
      if (bought?.eventName !== 'BuyCollateral') throw new Error('not bought')
      await follower.step()
      const left = follower.snapshot
        .getMarket()
        .shelf?.items.find((each) => each.asset === item.asset)
      expect(BigInt(left?.amount ?? 0)).toBe(
        BigInt(item.amount ?? 0) - bought.args.collateralAmount,
      )
    }
    await world.comet.act.pause(comet.market, { buy: true, absorb: true })
    await follower.step()
    expect(follower.snapshot.getMarket().shelf?.sale).toBe('paused')
  })

  test('behavior: an absorption that was followed tells how late it was', async () => {
    const { world, accounts } = comets()
    const comet = getComet('USDC')
    const [user] = accounts
    if (!user) throw new Error('no user')
    const follower = await follow(comet)
    await world.act.setPrice('WETH', 3_270n * USD)
    await follower.step()
    await world.act.mine(1)
    await follower.step()
    const [before] = follower.snapshot.findPositions(user)
    await absorb(comet, [user])
    await follower.step()
    const health = before?.position.health
    expect(follower.snapshot.liquidations[0]).toMatchObject({
      borrower: user,
      blocksLate: 2,
      healthFactorBefore: health?.kind === 'priced' ? health.healthFactor : 'none',
      healthFactorAfter: null,
    })
  })

  test('behavior: what an absorption credited is read at its time, where an upgrade came since', async () => {
    const { world, accounts, client } = comets()
    const comet = getComet('USDC')
    const [user] = accounts
    if (!user) throw new Error('no user')
    await world.act.setPrice('WETH', 3_270n * USD)
    await absorb(comet, [user])
    const { view } = await follow(comet)
    const [row] = [...view.listLedger().absorptions]
    const state = view.head?.state
    if (!row || !state) throw new Error('nothing was found')
    const changed = {
      ...state,
      assets: state.assets.map((info) => ({ ...info, liquidationFactor: 5n as Wad })),
    }
    const later = { ...row.raw, blockNumber: row.raw.blockNumber + 1 }
    const find = (given: ChainClient, upgrades: readonly LogPlace[]) =>
      new FactorHistory({ client: given, comet: comet.market.comet }).find(row.raw, {
        state: changed,
        upgrades,
      })
    expect(await find(client, [])).toEqual([5n])
    expect(await find(client, [{ ...later, blockNumber: 0 }])).toEqual([5n])
    expect(await find(client, [later])).toEqual([95n * 10n ** 16n])
    const forgetful: ChainClient = {
      ...client,
      callAtBlock: () => Promise.reject(new HistoryUnavailableError('gone')),
    }
    expect(await find(forgetful, [later])).toBeNull()
  })

  test('behavior: while absorbing is paused nobody is liquidatable, and the row says why', async () => {
    const { world } = comets()
    const comet = getComet('USDC')
    const follower = await follow(comet)
    await world.act.setPrice('WETH', 2_000n * USD)
    await world.comet.act.pause(comet.market, { absorb: true })
    await follower.step()
    const { totals } = follower.snapshot.getMarket()
    expect(totals?.liquidatableAccounts).toBe(0)
    const rows = follower.snapshot.getBook().healthFactors
    const row = rows.findIndex((health) => health < 1)
    expect(row).toBeGreaterThanOrEqual(0)
    const { address, health } = follower.snapshot.toBookRow(row)
    expect(health).toMatchObject({ kind: 'priced', liquidatable: false })
    const [reading] = follower.snapshot.findPositions(address)
    expect(reading?.position.liquidation[0]?.blocked).toBe('paused')
  })
})
