import { type Address, parseAbi } from 'viem'
import { deployer, treasury } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { createLinkedDeployer } from '../link'
import type {
  Asset,
  EModeConfig,
  Market,
  MarketConfig,
  MarketToken,
  ReserveConfig,
} from '../market-types'
import { callContract } from '../send'
import { trustPool } from '../tokens'
import { readAaveV30Artifacts } from './artifacts'

const NO_ADDRESS = '0x0000000000000000000000000000000000000000'
const RAY_PER_BPS = 10n ** 23n
const from = deployer.address

const addressesProviderAbi = parseAbi([
  'function getPool() view returns (address)',
  'function getPoolConfigurator() view returns (address)',
])
const dataProviderAbi = parseAbi([
  'function getReserveTokensAddresses(address) view returns (address, address, address)',
])

type Configure = (functionName: string, args: readonly unknown[]) => Promise<unknown>

function getAsset(assets: Readonly<Record<string, Asset>>, symbol: string): Asset {
  const asset = assets[symbol]
  if (!asset) throw new Error(`no asset ${symbol} on this chain`)
  return asset
}

function toStrategyArguments(provider: Address, { rates }: ReserveConfig): unknown[] {
  const toRay = (bps: number) => BigInt(bps) * RAY_PER_BPS
  return [
    provider,
    toRay(rates.optimalUsage),
    toRay(rates.base),
    toRay(rates.slope1),
    toRay(rates.slope2),
    toRay(rates.slope1),
    toRay(rates.slope2),
    toRay(100),
    toRay(800),
    toRay(2_000),
  ]
}

async function configureReserve(
  configure: Configure,
  { address, reserve }: { address: Address; reserve: ReserveConfig },
): Promise<void> {
  if (reserve.liquidationThreshold > 0) {
    const { ltv, liquidationThreshold, liquidationBonus } = reserve
    await configure('configureReserveAsCollateral', [
      address,
      BigInt(ltv),
      BigInt(liquidationThreshold),
      BigInt(liquidationBonus),
    ])
    await configure('setLiquidationProtocolFee', [address, BigInt(reserve.liquidationProtocolFee)])
  }
  await configure('setReserveFactor', [address, BigInt(reserve.reserveFactor)])
  await configure('setReserveFlashLoaning', [address, true])
  if (reserve.borrowable) await configure('setReserveBorrowing', [address, true])
  if (reserve.stableBorrowing) await configure('setReserveStableRateBorrowing', [address, true])
}

async function configureEMode(
  configure: Configure,
  { eMode, assets }: { eMode: EModeConfig; assets: Readonly<Record<string, Asset>> },
): Promise<void> {
  const { id, ltv, liquidationThreshold, liquidationBonus, label } = eMode
  const source = eMode.priceSource ? getAsset(assets, eMode.priceSource).address : NO_ADDRESS
  await configure('setEModeCategory', [
    id,
    ltv,
    liquidationThreshold,
    liquidationBonus,
    source,
    label,
  ])
  for (const symbol of new Set([...eMode.collateral, ...eMode.borrowable])) {
    await configure('setAssetEModeCategory', [getAsset(assets, symbol).address, id])
  }
}

/**
 * Deploys an Aave v3.0.2 market from the packages' own artifacts. An asset of `assets` that is no
 * reserve but an eMode's `priceSource` gets an oracle source too.
 *
 * @throws TransactionRevertedError when a contract refuses the configuration.
 */
export async function deployMarket(
  client: DevnetClient,
  { config, assets }: { config: MarketConfig; assets: Readonly<Record<string, Asset>> },
): Promise<Market> {
  const contracts = readAaveV30Artifacts()
  const deploy = createLinkedDeployer(client, { from, contracts })
  const fromBlock = Number(await client.getBlockNumber({ cacheTime: 0 })) + 1
  const listed = config.reserves.map(({ symbol }) => getAsset(assets, symbol))
  const priced = [
    ...listed,
    ...config.eModes.flatMap(({ priceSource }) =>
      priceSource ? [getAsset(assets, priceSource)] : [],
    ),
  ]
  const call = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    callContract(client, { from, to, abi: contracts[contract]?.abi ?? [], functionName, args })

  const provider = await deploy('PoolAddressesProvider', [config.marketId, from])
  const setAddress = (functionName: string, address: Address) =>
    call(provider, 'PoolAddressesProvider', functionName, [address])
  const readProvider = (functionName: 'getPool' | 'getPoolConfigurator') =>
    client.readContract({ address: provider, abi: addressesProviderAbi, functionName })

  await setAddress('setACLAdmin', from)
  const aclManager = await deploy('ACLManager', [provider])
  await setAddress('setACLManager', aclManager)
  await call(aclManager, 'ACLManager', 'addPoolAdmin', [from])
  const protocolDataProvider = await deploy('AaveProtocolDataProvider', [provider])
  await setAddress('setPoolDataProvider', protocolDataProvider)
  const oracle = await deploy('AaveOracle', [
    provider,
    priced.map((asset) => asset.address),
    priced.map((asset) => asset.feed),
    NO_ADDRESS,
    NO_ADDRESS,
    10n ** 8n,
  ])
  await setAddress('setPriceOracle', oracle)
  await setAddress('setPoolImpl', await deploy('Pool', [provider]))
  const pool = await readProvider('getPool')
  await setAddress('setPoolConfiguratorImpl', await deploy('PoolConfigurator'))
  const configurator = await readProvider('getPoolConfigurator')

  const configure: Configure = (functionName, args) =>
    call(configurator, 'PoolConfigurator', functionName, args)
  const implementations = {
    aTokenImpl: await deploy('AToken', [pool]),
    stableDebtTokenImpl: await deploy('StableDebtToken', [pool]),
    variableDebtTokenImpl: await deploy('VariableDebtToken', [pool]),
  }
  for (const reserve of config.reserves) {
    const asset = getAsset(assets, reserve.symbol)
    await configure('initReserves', [
      [
        {
          ...implementations,
          underlyingAssetDecimals: asset.decimals,
          interestRateStrategyAddress: await deploy(
            'DefaultReserveInterestRateStrategy',
            toStrategyArguments(provider, reserve),
          ),
          underlyingAsset: asset.address,
          treasury: treasury.address,
          incentivesController: NO_ADDRESS,
          aTokenName: `Aave ${asset.symbol}`,
          aTokenSymbol: `a${asset.symbol}`,
          variableDebtTokenName: `Aave Variable Debt ${asset.symbol}`,
          variableDebtTokenSymbol: `variableDebt${asset.symbol}`,
          stableDebtTokenName: `Aave Stable Debt ${asset.symbol}`,
          stableDebtTokenSymbol: `stableDebt${asset.symbol}`,
          params: '0x',
        },
      ],
    ])
    await configureReserve(configure, { address: asset.address, reserve })
  }
  for (const eMode of config.eModes) await configureEMode(configure, { eMode, assets })
  await trustPool(client, { pool, tokens: listed.map((asset) => asset.address) })

  const tokens: Record<string, MarketToken> = {}
  for (const asset of listed) {
    const [aToken, stableDebtToken, variableDebtToken] = await client.readContract({
      address: protocolDataProvider,
      abi: dataProviderAbi,
      functionName: 'getReserveTokensAddresses',
      args: [asset.address],
    })
    tokens[asset.symbol] = { ...asset, aToken, variableDebtToken, stableDebtToken }
  }
  const baseFeed = listed[0]?.feed ?? NO_ADDRESS
  return {
    version: '3.0.2',
    poolRevision: 1,
    marketId: config.marketId,
    poolAddressesProvider: provider,
    pool,
    configurator,
    oracle,
    aclManager,
    aclAdmin: from,
    protocolDataProvider,
    uiPoolDataProvider: await deploy('UiPoolDataProviderV3', [baseFeed, baseFeed]),
    treasury: treasury.address,
    eModes: config.eModes,
    reserves: config.reserves,
    tokens,
    fromBlock,
  }
}
