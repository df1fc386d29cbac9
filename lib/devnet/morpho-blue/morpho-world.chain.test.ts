import { type Address, parseAbi, parseEventLogs } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passes } from '../protocols/passes'
import type { MinedTransaction } from '../send'
import { startTestProtocols, type TestProtocols } from '../test-protocols'
import { morphoAbi, morphoOracleAbi, preLiquidationAbi } from './morpho-abi'
import { toLiquidate, toPreLiquidate } from './morpho-calls'
import type { MorphoMarket } from './morpho-types'
import { readMorphoPosition } from './read-position'

const WAD = 10n ** 18n
const liquidateAbi = parseAbi([
  'event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)',
])

describe('the world of Morpho', () => {
  let world: TestProtocols
  let snapshot: `0x${string}`

  beforeAll(async () => {
    world = await startTestProtocols({ morpho: true })
  })
  beforeEach(async () => {
    snapshot = await world.client.snapshot()
  })
  afterEach(async () => {
    await world.client.revert({ id: snapshot })
  })
  afterAll(() => world?.stop())

  const getMarket = (collateral: string, loan: string): MorphoMarket =>
    world.morpho.deployment.markets.find(
      (market) => market.collateral.symbol === collateral && market.loan.symbol === loan,
    ) ?? expect.fail(`no market ${collateral}/${loan}`)

  const read = (market: MorphoMarket, user: Address) =>
    readMorphoPosition(world.client, { morpho: world.morpho.deployment.morpho, market, user })

  const getUser = (index: number) => world.users[index]?.address ?? expect.fail('no such user')

  const logsOf = (mined: MinedTransaction) => mined.logs as never

  test('default: markets are created under their ids, users borrow in them', async () => {
    const { morpho, markets } = world.morpho.deployment
    expect(markets.length).toBe(6)
    for (const market of markets) {
      const [, , borrowed, , lastUpdate] = await world.client.readContract({
        address: morpho,
        abi: morphoAbi,
        functionName: 'market',
        args: [market.id],
      })
      expect(borrowed).toBeGreaterThan(0n)
      expect(lastUpdate).toBeGreaterThan(0n)
    }
  })

  test('behavior: the oracle follows the feeds, scaled by 1e36', async () => {
    const readPrice = (market: MorphoMarket) =>
      world.client.readContract({
        address: market.params.oracle,
        abi: morphoOracleAbi,
        functionName: 'price',
      })
    await world.act.setPrice('WETH', 2_000n * 10n ** 8n)
    await world.act.setPrice('WBTC', 80_000n * 10n ** 8n)
    expect(await readPrice(getMarket('WETH', 'USDC'))).toBe(2_000n * 10n ** 24n)
    expect(await readPrice(getMarket('WBTC', 'USDC'))).toBe(80_000n * 10n ** 34n)
  })

  test('behavior: a broken oracle stops the liquidation, a mended one does not', async () => {
    const market = getMarket('LINK', 'USDT')
    const [user, from] = [getUser(2), world.liquidator.address]
    await world.act.setPrice('LINK', 8n * 10n ** 8n)
    const { borrowShares } = await read(market, user)
    expect(borrowShares).toBeGreaterThan(0n)
    const size = { repaidShares: borrowShares / 3n }
    const request = toLiquidate(world.morpho.deployment, {
      market,
      liquidator: from,
      borrower: user,
      size,
    })
    expect(await passes(world.client, request)).toBe(true)
    await world.morpho.act.setOracleBroken(market, { from, broken: true })
    expect(await passes(world.client, request)).toBe(false)
    await world.morpho.act.setOracleBroken(market, { from, broken: false })
    expect(await passes(world.client, request)).toBe(true)
  })

  test('behavior: seizing all collateral of a sunk position leaves its debt to the suppliers', async () => {
    const market = getMarket('WETH', 'USDC')
    const [borrower, liquidator] = [getUser(0), world.liquidator.address]
    await world.act.setPrice('WETH', 1_500n * 10n ** 8n)
    const { collateral, borrowedAssets } = await read(market, borrower)
    const size = { seizedAssets: collateral }
    const mined = await world.morpho.act.liquidate({ market, liquidator, borrower, size })
    const [event] = parseEventLogs({ abi: liquidateAbi, logs: logsOf(mined) })
    const { repaidAssets, badDebtAssets } = event?.args ?? expect.fail('no liquidation')
    expect(badDebtAssets).toBeGreaterThan(0n)
    const total = repaidAssets + badDebtAssets
    expect(total - borrowedAssets).toBeGreaterThanOrEqual(0n)
    expect(total - borrowedAssets).toBeLessThan(borrowedAssets / 1_000n)
    expect((await read(market, borrower)).borrowShares).toBe(0n)
  })

  test('behavior: between the two lines only the pre-liquidation passes, with the premium of its place', async () => {
    const market = getMarket('WETH', 'USDC')
    const [borrower, liquidator] = [getUser(0), world.liquidator.address]
    const { preLiquidations } = world.morpho.deployment
    const preLiquidation =
      preLiquidations.find(({ marketId }) => marketId === market.id) ?? expect.fail('none')
    const { preLltv, preLIF1, preLIF2, preLCF1, preLCF2 } = preLiquidation.params
    const { lltv } = market.params

    // 84 % of the collateral's value: halfway from 82 % to 86 %.
    const before = await read(market, borrower)
    const price = (before.borrowedAssets * 10n ** 20n * 100n) / (84n * before.collateral)
    await world.act.setPrice('WETH', price)
    await world.morpho.act.accrueInterest({ market, from: liquidator })
    const { collateral, borrowShares } = await read(market, borrower)
    const size = { repaidShares: borrowShares / 10n }
    const call = { market, liquidator, borrower, size }
    expect(await passes(world.client, toLiquidate(world.morpho.deployment, call))).toBe(false)
    const tooMuch = { liquidator, borrower, size: { repaidShares: borrowShares / 4n } }
    expect(await passes(world.client, toPreLiquidate(preLiquidation, tooMuch))).toBe(false)

    const mined = await world.morpho.act.preLiquidate(preLiquidation, {
      liquidator,
      borrower,
      size,
    })
    const [event] = parseEventLogs({
      abi: preLiquidationAbi,
      eventName: 'PreLiquidate',
      logs: logsOf(mined),
    })
    const { id, repaidAssets, seizedAssets } = event?.args ?? expect.fail('no event')
    expect(id).toBe(market.id)
    const seizedValue = (seizedAssets * price * 10n ** 6n) / 10n ** 26n
    const ltv = (before.borrowedAssets * WAD) / ((collateral * price * 10n ** 6n) / 10n ** 26n)
    const quotient = ((ltv - preLltv) * WAD) / (lltv - preLltv)
    const factor = preLIF1 + (quotient * (preLIF2 - preLIF1)) / WAD
    expect(Math.abs(Number(quotient) / 1e18 - 0.5)).toBeLessThan(0.01)
    expect(Number(seizedValue) / Number(repaidAssets)).toBeCloseTo(Number(factor) / 1e18, 5)
    const closeFactor = preLCF1 + (quotient * (preLCF2 - preLCF1)) / WAD
    expect(Number(closeFactor) / 1e18).toBeCloseTo(0.225, 2)
  })

  test('error: who has not authorised the contract is not pre-liquidated', async () => {
    const market = getMarket('WETH', 'USDC')
    const [borrower, liquidator] = [getUser(0), world.liquidator.address]
    const preLiquidation =
      world.morpho.deployment.preLiquidations.find(({ marketId }) => marketId === market.id) ??
      expect.fail('none')
    const { borrowedAssets, collateral, borrowShares } = await read(market, borrower)
    const price = (borrowedAssets * 10n ** 20n * 100n) / (84n * collateral)
    await world.act.setPrice('WETH', price)
    const { address: authorized } = preLiquidation
    const call = { liquidator, borrower, size: { repaidShares: borrowShares / 10n } }
    expect(await passes(world.client, toPreLiquidate(preLiquidation, call))).toBe(true)
    await world.morpho.act.setAuthorization({ user: borrower, authorized, enabled: false })
    expect(await passes(world.client, toPreLiquidate(preLiquidation, call))).toBe(false)
  })
})
