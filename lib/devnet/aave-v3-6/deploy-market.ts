import { type Address, encodeAbiParameters, parseAbi } from 'viem'
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
import { compileAaveV36 } from './compile'

const NO_ADDRESS = '0x0000000000000000000000000000000000000000'
const from = deployer.address

const addressesProviderAbi = parseAbi([
  'function setPoolImpl(address)',
  'function getPool() view returns (address)',
  'function setPoolConfiguratorImpl(address)',
  'function getPoolConfigurator() view returns (address)',
  'function setACLAdmin(address)',
  'function setACLManager(address)',
  'function setPriceOracle(address)',
  'function setPoolDataProvider(address)',
])
const aclManagerAbi = parseAbi(['function addPoolAdmin(address)'])
const oracleAbi = parseAbi(['function setAssetSources(address[], address[])'])
const poolAbi = parseAbi([
  'function getReserveAToken(address) view returns (address)',
  'function getReserveVariableDebtToken(address) view returns (address)',
])
const configuratorAbi = parseAbi([
  'struct InitReserveInput { address aTokenImpl; address variableDebtTokenImpl; address underlyingAsset; string aTokenName; string aTokenSymbol; string variableDebtTokenName; string variableDebtTokenSymbol; bytes params; bytes interestRateData; }',
  'function initReserves(InitReserveInput[] input)',
  'function configureReserveAsCollateral(address asset, uint256 ltv, uint256 threshold, uint256 bonus)',
  'function setReserveBorrowing(address asset, bool enabled)',
  'function setReserveFactor(address asset, uint256 factor)',
  'function setLiquidationProtocolFee(address asset, uint256 fee)',
  'function setReserveFlashLoaning(address asset, bool enabled)',
  'function setEModeCategory(uint8 id, uint16 ltv, uint16 threshold, uint16 bonus, string label)',
  'function setAssetCollateralInEMode(address asset, uint8 id, bool allowed)',
  'function setAssetBorrowableInEMode(address asset, uint8 id, bool borrowable)',
])

type Configure = (functionName: string, args: readonly unknown[]) => Promise<unknown>

function getAsset(assets: Readonly<Record<string, Asset>>, symbol: string): Asset {
  const asset = assets[symbol]
  if (!asset) throw new Error(`no asset ${symbol} on this chain`)
  return asset
}

async function configureReserve(
  configure: Configure,
  { address, reserve }: { address: Address; reserve: ReserveConfig },
): Promise<void> {
  if (reserve.liquidationThreshold > 0) {
    await configure('configureReserveAsCollateral', [
      address,
      BigInt(reserve.ltv),
      BigInt(reserve.liquidationThreshold),
      BigInt(reserve.liquidationBonus),
    ])
    await configure('setLiquidationProtocolFee', [address, BigInt(reserve.liquidationProtocolFee)])
  }
  await configure('setReserveFactor', [address, BigInt(reserve.reserveFactor)])
  await configure('setReserveFlashLoaning', [address, true])
  if (reserve.borrowable) await configure('setReserveBorrowing', [address, true])
}

async function configureEMode(
  configure: Configure,
  { eMode, assets }: { eMode: EModeConfig; assets: Readonly<Record<string, Asset>> },
): Promise<void> {
  const { id, ltv, liquidationThreshold, liquidationBonus, label } = eMode
  await configure('setEModeCategory', [id, ltv, liquidationThreshold, liquidationBonus, label])
  for (const symbol of eMode.collateral) {
    await configure('setAssetCollateralInEMode', [getAsset(assets, symbol).address, id, true])
  }
  for (const symbol of eMode.borrowable) {
    await configure('setAssetBorrowableInEMode', [getAsset(assets, symbol).address, id, true])
  }
}

function toInitReserveInput(
  { symbol, rates }: ReserveConfig,
  { asset, implementations }: { asset: Asset; implementations: { aToken: Address; debt: Address } },
) {
  return {
    aTokenImpl: implementations.aToken,
    variableDebtTokenImpl: implementations.debt,
    underlyingAsset: asset.address,
    aTokenName: `Aave ${symbol}`,
    aTokenSymbol: `a${symbol}`,
    variableDebtTokenName: `Aave Variable Debt ${symbol}`,
    variableDebtTokenSymbol: `variableDebt${symbol}`,
    params: '0x' as const,
    interestRateData: encodeAbiParameters(
      [{ type: 'uint16' }, { type: 'uint32' }, { type: 'uint32' }, { type: 'uint32' }],
      [rates.optimalUsage, rates.base, rates.slope1, rates.slope2],
    ),
  }
}

/**
 * Deploys an Aave v3.6 market from the real contracts: pool, configurator, oracle on the assets'
 * Chainlink feeds, reserves, liquid eModes, and the data providers that tests compare with.
 *
 * @throws TransactionRevertedError when a contract refuses the configuration.
 */
export async function deployMarket(
  client: DevnetClient,
  {
    config,
    assets,
    cacheFolder,
  }: {
    config: MarketConfig
    assets: Readonly<Record<string, Asset>>
    cacheFolder?: string
  },
): Promise<Market> {
  const contracts = await compileAaveV36(cacheFolder)
  const deploy = createLinkedDeployer(client, { from, contracts })
  const fromBlock = Number(await client.getBlockNumber({ cacheTime: 0 })) + 1
  const listed = config.reserves.map(({ symbol }) => getAsset(assets, symbol))

  const provider = await deploy('PoolAddressesProvider', [config.marketId, from])
  const call = (functionName: string, args: readonly unknown[]) =>
    callContract(client, { from, to: provider, abi: addressesProviderAbi, functionName, args })
  const readProvider = (functionName: 'getPool' | 'getPoolConfigurator') =>
    client.readContract({ address: provider, abi: addressesProviderAbi, functionName })

  await call('setACLAdmin', [from])
  const aclManager = await deploy('ACLManager', [provider])
  await call('setACLManager', [aclManager])
  await callContract(client, {
    from,
    to: aclManager,
    abi: aclManagerAbi,
    functionName: 'addPoolAdmin',
    args: [from],
  })
  const oracle = await deploy('AaveOracle', [provider, [], [], NO_ADDRESS, NO_ADDRESS, 10n ** 8n])
  await call('setPriceOracle', [oracle])
  await callContract(client, {
    from,
    to: oracle,
    abi: oracleAbi,
    functionName: 'setAssetSources',
    args: [listed.map((asset) => asset.address), listed.map((asset) => asset.feed)],
  })
  const strategy = await deploy('DefaultReserveInterestRateStrategyV2', [provider])
  await call('setPoolImpl', [await deploy('PoolInstance', [provider, strategy])])
  const pool = await readProvider('getPool')
  await call('setPoolConfiguratorImpl', [await deploy('PoolConfiguratorInstance')])
  const configurator = await readProvider('getPoolConfigurator')
  const protocolDataProvider = await deploy('AaveProtocolDataProvider', [provider])
  await call('setPoolDataProvider', [protocolDataProvider])

  const configure: Configure = (functionName, args) =>
    callContract(client, { from, to: configurator, abi: configuratorAbi, functionName, args })
  const implementations = {
    aToken: await deploy('ATokenInstance', [pool, NO_ADDRESS, treasury.address]),
    debt: await deploy('VariableDebtTokenInstance', [pool, NO_ADDRESS]),
  }
  const inputs = config.reserves.map((reserve) =>
    toInitReserveInput(reserve, { asset: getAsset(assets, reserve.symbol), implementations }),
  )
  for (let start = 0; start < inputs.length; start += 4) {
    await configure('initReserves', [inputs.slice(start, start + 4)])
  }
  for (const reserve of config.reserves) {
    await configureReserve(configure, {
      address: getAsset(assets, reserve.symbol).address,
      reserve,
    })
  }
  for (const eMode of config.eModes) await configureEMode(configure, { eMode, assets })
  await trustPool(client, { pool, tokens: listed.map((asset) => asset.address) })

  const tokens: Record<string, MarketToken> = {}
  for (const asset of listed) {
    const readToken = (functionName: 'getReserveAToken' | 'getReserveVariableDebtToken') =>
      client.readContract({ address: pool, abi: poolAbi, functionName, args: [asset.address] })
    tokens[asset.symbol] = {
      ...asset,
      aToken: await readToken('getReserveAToken'),
      variableDebtToken: await readToken('getReserveVariableDebtToken'),
    }
  }
  const baseFeed = listed[0]?.feed ?? NO_ADDRESS
  return {
    version: '3.6',
    poolRevision: 10,
    marketId: config.marketId,
    poolAddressesProvider: provider,
    pool,
    configurator,
    oracle,
    aclManager,
    aclAdmin: from,
    protocolDataProvider,
    uiPoolDataProvider: await deploy('UiPoolDataProviderV3', [baseFeed, baseFeed]),
    liquidationDataProvider: await deploy('LiquidationDataProvider', [pool, provider]),
    treasury: treasury.address,
    eModes: config.eModes,
    reserves: config.reserves,
    tokens,
    fromBlock,
  }
}
