import type { Address, Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { deployComet } from '@/lib/devnet/compound-v3/deploy-comet'
import { cometUsdc, cometWeth } from '@/lib/devnet/compound-v3/market-configs'
import { seedCometAccounts } from '@/lib/devnet/compound-v3/seed-accounts'
import { startCometWorld, toEntry } from './testing/comet-world'
import { followComet } from './testing/follow-comet'

const USD = 10n ** 8n
const comets = startCometWorld()
const { getComet, follow } = followComet(comets)

/** A price feed of one number, as Compound's own: 8 decimals, its newest round is always now. */
async function setConstantFeed(address: Address, price: bigint): Promise<void> {
  const word = price.toString(16).padStart(64, '0')
  const store = (offset: string) => `60${offset}52`
  const [answer, time] = [`7f${word}${store('20')}`, `42${store('40')}42${store('60')}`]
  const round = `6001${store('00')}${answer}${time}6001${store('80')}60a06000f3`
  // decimals() is 0x313ce567; everything else is answered as latestRoundData().
  const code = `60003560e01c63313ce56714${'60'}JJ57${round}5b6008${store('00')}60206000f3`
  const target = (code.indexOf('5b6008') / 2).toString(16).padStart(2, '0')
  await comets().world.client.setCode({
    address,
    bytecode: `0x${code.replace('JJ', target)}` as Hex,
  })
}

describe('parameters of a Comet', () => {
  test('behavior: parameters come with every block, behind whichever implementation', async () => {
    const { world } = comets()
    const { market, entry } = getComet('USDC')
    const follower = await follow(entry)
    const config = {
      ...cometUsdc,
      storeFrontPriceFactor: 10n ** 18n,
      targetReserves: 7n,
      baseBorrowMin: 9n,
    }
    const other = await deployComet(world.client, { config, assets: world.assets })
    const bytecode = await world.client.getCode({ address: other.comet })
    await world.client.setCode({ address: market.comet, bytecode: bytecode ?? '0x' })
    await world.act.mine(1)
    await follower.step()
    expect(follower.view.head?.state).toMatchObject({
      storeFrontPriceFactor: 10n ** 18n,
      targetReserves: 7n,
      baseBorrowMin: 9n,
    })
    expect(follower.snapshot.getMarket().shelf?.targetReserves).toBe('7')
  })

  test('behavior: a Comet that counts in its base token is shown in dollars where another market prices that', async () => {
    const { world } = comets()
    const feed: Address = '0x00000000000000000000000000000000000feed0'
    const ratio: Address = '0x00000000000000000000000000000000000feed1'
    await setConstantFeed(feed, USD)
    await setConstantFeed(ratio, (USD * 12n) / 10n)
    const assets = Object.fromEntries(
      Object.entries(world.assets).map(([symbol, asset]) => [
        symbol,
        { ...asset, feed: symbol === 'WETH' ? feed : ratio },
      ]),
    )
    const config = { ...cometWeth, collaterals: cometWeth.collaterals.slice(0, 1) }
    const market = await deployComet(world.client, { config, assets })
    const [supplier, users] = [world.supplier, world.users.map(({ address }) => address)]
    await seedCometAccounts(world.client, { markets: [market], supplier, users })
    const entry = toEntry(market)
    const none = await follow(entry)
    const priced = await follow(entry, {
      usdPrices: (asset) => (asset === market.base.address ? '3500.5' : null),
    })
    const [without, with_] = [none.snapshot, priced.snapshot]
    expect(without.getMarket()).toMatchObject({ totals: null, coverage: '1' })
    expect(without.getMarket().unpricedAccounts).toBe(without.getBook().length)
    expect(without.getBook().healthFactors).toEqual(with_.getBook().healthFactors)
    expect(without.findAsset(market.base.address)).toEqual({ symbol: 'WETH', priceUsd: null })
    expect(with_.findAsset(market.base.address)).toEqual({ symbol: 'WETH', priceUsd: '3500.5' })
    const wsteth = market.collaterals[0]?.address as Address
    expect(with_.findAsset(wsteth)).toEqual({ symbol: 'wstETH', priceUsd: '4200.6' })
    const [base] = with_.getMarket().assets
    expect(base?.price).toMatchObject({ raw: '100000000', usd: '3500.5', status: 'unknown-age' })
    const row = with_.toBookRow(0)
    expect(without.toBookRow(0)).toEqual({ ...row, collateralUsd: null, debtUsd: null })
    const [held] = with_.findPositions(row.address)
    const amount = Number(held?.position.collateral[0]?.amount) / 1e18
    expect(Number(held?.position.collateralUsd)).toBeCloseTo(amount * 4200.6, 6)
    expect(with_.getCurve(null, [0, 1]).collateral[1]).toBeCloseTo(
      Number(with_.getMarket().totals?.collateralUsd),
      1,
    )
    expect(without.getCurve(null, [0, 1])).toMatchObject({
      unpricedAccounts: without.getBook().length,
    })
  })
})
