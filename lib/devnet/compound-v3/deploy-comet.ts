import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import type { Asset } from '../market-types'
import { deployContract } from '../send'
import { trustPool } from '../tokens'
import type { CometConfig, CometMarket } from './comet-types'
import { compileSpecComet } from './compile'

const WAD = 10n ** 18n

function getAsset(assets: Readonly<Record<string, Asset>>, symbol: string): Asset {
  const asset = assets[symbol]
  if (!asset) throw new Error(`no asset ${symbol} on this chain`)
  return asset
}

/** Supply earns a share of what borrowing costs; the rest goes to the reserves. */
function toRates({ kink, slopeLow, slopeHigh, base, supplyShare }: CometConfig['rates']) {
  const toSupply = (rate: bigint) => (rate * supplyShare) / WAD
  return {
    supplyKink: kink,
    supplyPerYearInterestRateSlopeLow: toSupply(slopeLow),
    supplyPerYearInterestRateSlopeHigh: toSupply(slopeHigh),
    supplyPerYearInterestRateBase: 0n,
    borrowKink: kink,
    borrowPerYearInterestRateSlopeLow: slopeLow,
    borrowPerYearInterestRateSlopeHigh: slopeHigh,
    borrowPerYearInterestRateBase: base,
  }
}

/**
 * Deploys a specification contract of Compound v3 on the chain's assets and their Chainlink feeds.
 *
 * @throws TransactionRevertedError when the contract refuses the configuration.
 */
export async function deployComet(
  client: DevnetClient,
  {
    config,
    assets,
    cacheFolder,
  }: {
    config: CometConfig
    assets: Readonly<Record<string, Asset>>
    cacheFolder?: string
  },
): Promise<CometMarket> {
  const { SpecComet } = await compileSpecComet(cacheFolder)
  if (!SpecComet) throw new Error('the specification contract is not compiled')
  const fromBlock = Number(await client.getBlockNumber({ cacheTime: 0 })) + 1
  const from = deployer.address
  const base = getAsset(assets, config.base)
  const collaterals = config.collaterals.map(({ symbol }) => getAsset(assets, symbol))
  const configuration = {
    name: config.name,
    symbol: config.symbol,
    governor: from,
    pauseGuardian: from,
    baseToken: base.address,
    baseTokenPriceFeed: base.feed,
    ...toRates(config.rates),
    storeFrontPriceFactor: config.storeFrontPriceFactor,
    baseBorrowMin: config.baseBorrowMin,
    targetReserves: config.targetReserves,
    assetConfigs: config.collaterals.map((collateral) => {
      const { address, feed, decimals } = getAsset(assets, collateral.symbol)
      return {
        asset: address,
        priceFeed: feed,
        decimals,
        borrowCollateralFactor: collateral.borrowCollateralFactor,
        liquidateCollateralFactor: collateral.liquidateCollateralFactor,
        liquidationFactor: collateral.liquidationFactor,
        supplyCap: collateral.supplyCap * 10n ** BigInt(decimals),
      }
    }),
  }
  const comet = await deployContract(client, { from, contract: SpecComet, args: [configuration] })
  await trustPool(client, {
    pool: comet,
    tokens: [base, ...collaterals].map(({ address }) => address),
  })
  return {
    comet,
    name: config.name,
    symbol: config.symbol,
    base,
    collaterals,
    config: { ...config, collaterals: [...config.collaterals] },
    governor: from,
    fromBlock,
  }
}
