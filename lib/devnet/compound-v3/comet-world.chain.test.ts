import { type Address, parseEventLogs } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passes } from '../protocols/passes'
import { startTestProtocols, type TestProtocols } from '../test-protocols'
import { cometAbi } from './comet-abi'
import { toAbsorb, toBuyCollateral } from './comet-calls'
import type { CometMarket } from './comet-types'
import { readCometAccount } from './read-account'

const USD = 10n ** 8n

describe('the world of the specification Comet', () => {
  let world: TestProtocols
  let market: CometMarket
  let snapshot: `0x${string}`

  beforeAll(async () => {
    world = await startTestProtocols({ comet: true })
    market = world.comet.deployment[0] ?? expect.fail('no Comet')
  })
  beforeEach(async () => {
    snapshot = await world.client.snapshot()
  })
  afterEach(async () => {
    await world.client.revert({ id: snapshot })
  })
  afterAll(() => world?.stop())

  const getUser = (index: number) => world.users[index]?.address ?? expect.fail('no such user')
  const getCollateral = (symbol: string) =>
    market.collaterals.find((asset) => asset.symbol === symbol) ?? expect.fail(symbol)
  const readComet = () => ({ address: market.comet, abi: cometAbi })
  const isLiquidatable = (user: Address) =>
    world.client.readContract({ ...readComet(), functionName: 'isLiquidatable', args: [user] })
  const readReserves = () =>
    world.client.readContract({ ...readComet(), functionName: 'getReserves' })

  async function absorb(account: Address) {
    const absorber = world.liquidator.address
    const mined = await world.comet.act.absorb(market, { absorber, accounts: [account] })
    return parseEventLogs({ abi: cometAbi, logs: mined.logs as never })
  }

  test('default: users owe what they drew, rounded up in their principal', async () => {
    const user = getUser(0)
    const { owed } = await readCometAccount(world.client, { market, user })
    await world.comet.act.withdraw(market, { user, asset: market.base, amount: 123_456_789n })
    const after = await readCometAccount(world.client, { market, user })
    expect(after.owed - owed).toBeGreaterThanOrEqual(123_456_789n)
    const [principal] = await world.client.readContract({
      ...readComet(),
      functionName: 'userBasic',
      args: [user],
    })
    const { baseBorrowIndex } = await world.client.readContract({
      ...readComet(),
      functionName: 'totalsBasic',
    })
    expect((-principal * baseBorrowIndex) / 10n ** 15n).toBe(after.owed)
  })

  test('behavior: absorbing takes everything and gives back what is over', async () => {
    const user = getUser(0)
    const { collateral, owed } = await readCometAccount(world.client, { market, user })
    await world.act.setPrice('WETH', 3_270n * USD)
    expect(await isLiquidatable(user)).toBe(true)
    const events = await absorb(user)
    const taken = events.find(({ eventName }) => eventName === 'AbsorbCollateral')
    const paid = events.find(({ eventName }) => eventName === 'AbsorbDebt')
    if (taken?.eventName !== 'AbsorbCollateral' || paid?.eventName !== 'AbsorbDebt') {
      expect.fail('not absorbed')
    }
    expect(taken.args.collateralAbsorbed).toBe(collateral[0])
    const credited = (taken.args.usdValue * 95n) / 100n
    const after = await readCometAccount(world.client, { market, user })
    expect(after.owed).toBe(0n)
    expect(after.collateral).toEqual([0n, 0n, 0n, 0n])
    const surplus = credited / 100n - owed
    expect(after.supplied).toBeGreaterThan(0n)
    expect(Math.abs(Number(after.supplied - surplus))).toBeLessThan(Number(owed) / 1e4)
    expect(paid.args.basePaidOut).toBeGreaterThanOrEqual(owed)
  })

  test('behavior: a shortfall eats the reserves without an event of its own', async () => {
    const user = getUser(0)
    await world.act.setPrice('WETH', 2_000n * USD)
    const { owed } = await readCometAccount(world.client, { market, user })
    const before = await readReserves()
    const events = await absorb(user)
    expect(events.map(({ eventName }) => eventName)).toEqual(['AbsorbCollateral', 'AbsorbDebt'])
    const { supplied, owed: left } = await readCometAccount(world.client, { market, user })
    expect([supplied, left]).toEqual([0n, 0n])
    expect(before - (await readReserves())).toBeGreaterThanOrEqual(owed - owed / 1_000n)
  })

  test('behavior: interest counts for absorb before it counts for isLiquidatable', async () => {
    const user = getUser(0)
    const { owed, collateral } = await readCometAccount(world.client, { market, user })
    const line = (owed * 10n ** 20n * 1_000n) / ((collateral[0] ?? 1n) * 895n)
    await world.act.setPrice('WETH', line + line / 10_000n)
    const accrue = { account: world.liquidator.address }
    await world.comet.act.accrue(market, accrue)
    expect(await isLiquidatable(user)).toBe(false)
    await world.act.increaseTime(30 * 86_400)
    const request = toAbsorb(market, { absorber: world.liquidator.address, accounts: [user] })
    expect(await isLiquidatable(user)).toBe(false)
    expect(await passes(world.client, request)).toBe(true)
    await world.comet.act.accrue(market, accrue)
    expect(await isLiquidatable(user)).toBe(true)
  })

  test('behavior: the shelf asks 4.2 % less: liquidation factor 0.93, store-front factor 0.6', async () => {
    const asset = getCollateral('WBTC')
    const borrower = getUser(1)
    await world.act.setPrice('WBTC', 50_000n * USD)
    await absorb(borrower)
    const readOnSale = () =>
      world.client.readContract({
        ...readComet(),
        functionName: 'getCollateralReserves',
        args: [asset.address],
      })
    const onSale = await readOnSale()
    expect(onSale).toBe(10n ** 8n)
    const quote = await world.client.readContract({
      ...readComet(),
      functionName: 'quoteCollateral',
      args: [asset.address, 47_900n * 10n ** 6n],
    })
    expect(quote).toBe(10n ** 8n)
    const buyer = world.liquidator.address
    const reserves = await readReserves()
    await world.comet.act.buyCollateral(market, { buyer, asset, baseAmount: 23_950n * 10n ** 6n })
    expect(await readOnSale()).toBe(10n ** 8n / 2n)
    expect(await readReserves()).toBeGreaterThan(reserves)
    const tooMuch = toBuyCollateral(market, { buyer, asset, baseAmount: 47_900n * 10n ** 6n })
    expect(await passes(world.client, tooMuch)).toBe(false)
  })

  test('error: what is paused, healthy or too small is refused', async () => {
    const user = getUser(3)
    const absorber = world.liquidator.address
    const request = toAbsorb(market, { absorber, accounts: [user] })
    expect(await passes(world.client, request)).toBe(false)
    await world.act.setPrice('WETH', 500n * USD)
    await world.act.setPrice('wstETH', 500n * USD)
    expect(await passes(world.client, request)).toBe(true)
    await world.comet.act.pause(market, { absorb: true })
    expect(await passes(world.client, request)).toBe(false)
    const small = { user: getUser(5), asset: market.base, amount: 10n ** 15n }
    await expect(world.comet.act.withdraw(market, small)).rejects.toMatchObject({
      name: 'TransactionRevertedError',
    })
  })
})
