import type { Address } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { deployMarket as deployMarketV30 } from './aave-v3-0/deploy-market'
import { compileAaveV36 } from './aave-v3-6/compile'
import { deployMarket as deployMarketV36 } from './aave-v3-6/deploy-market'
import { deployer, getDevnetAccount, oracleNode } from './accounts'
import { type Actions, createActions } from './actions'
import { type Anvil, startAnvil } from './anvil'
import { getBuiltChain } from './built-chain'
import { createDevnetClient, type DevnetClient } from './chain-client'
import { compileFeeds } from './feed'
import { baseAssets, daiAsset, ghoAsset, marketV30, marketV36 } from './market-configs'
import type { Asset, AssetConfig, Market, MarketConfig } from './market-types'
import { installMulticall3 } from './multicall'
import { type ActionRecord, performRandomAction } from './random-action'
import type { Rng } from './rng'
import { callContract, rawRequest } from './send'
import { hashDevnetSources } from './source-hash'
import { hostileAsset, oddReserves, stablePriceAsset } from './test-oddities'
import { seedTestPositions } from './test-positions'
import { compileOwnContracts, deployAssets } from './tokens'

export interface TestMarketsOptions {
  /** Borrowers with keys and funds; 8 when left out. */
  users?: number
  /** Give every user a first position in both markets; true when left out. */
  positions?: boolean
  /** Add a reserve with bytes32 strings (MKR) and one with a hostile name and 24 decimals. */
  oddTokens?: boolean
}

export interface TestMarkets {
  rpcUrl: string
  wsUrl: string
  chainId: 31337
  pid: number
  client: DevnetClient
  markets: { v36: Market; v30: Market }
  /** All assets with feeds by symbol, shared by both markets. */
  assets: Record<string, Asset>
  users: (PrivateKeyAccount & { privateKey: `0x${string}` })[]
  liquidator: PrivateKeyAccount & { privateKey: `0x${string}` }
  act: Actions
  /** Performs one valid random action of any kind in one of the markets. */
  randomAction(rng: Rng): Promise<ActionRecord>
  stop(): Promise<void>
}

/** Genesis of every test chain; each block is 12 s after the one before. */
const GENESIS_TIMESTAMP = 1_760_000_000
const ANVIL_FLAGS = ['--auto-impersonate', '--order', 'fifo']

interface Manifest {
  markets: { v36: Market; v30: Market }
  assets: Record<string, Asset>
}

function getLiquidator() {
  return getDevnetAccount('liquidator')
}

function getUsers(count: number) {
  return Array.from({ length: count }, (_, index) => getDevnetAccount(`user ${index}`))
}

function getAssetConfigs(oddTokens: boolean): readonly AssetConfig[] {
  const assets = [...baseAssets, ghoAsset, daiAsset, stablePriceAsset]
  return oddTokens ? [...assets, ...hostileAsset] : assets
}

function getMarketConfigs(oddTokens: boolean): { v36: MarketConfig; v30: MarketConfig } {
  const odd = oddTokens ? oddReserves : []
  const eModes = marketV30.eModes.map((eMode) =>
    eMode.label === 'Stablecoins' ? { ...eMode, priceSource: stablePriceAsset.symbol } : eMode,
  )
  return {
    v36: { ...marketV36, reserves: [...marketV36.reserves, ...odd] },
    v30: { ...marketV30, eModes, reserves: [...marketV30.reserves, ...odd] },
  }
}

/** Keeps a transaction below the gas that one may take. */
const MINTS_A_TRANSACTION = 200

async function fundAccounts(
  client: DevnetClient,
  { accounts, assets }: { accounts: readonly Address[]; assets: readonly Asset[] },
): Promise<void> {
  const { DemoToken } = await compileOwnContracts()
  if (!DemoToken) throw new Error('the token contracts are not compiled')
  for (const address of accounts) await client.setBalance({ address, value: 10n ** 22n })
  for (const asset of assets) {
    for (let begin = 0; begin < accounts.length; begin += MINTS_A_TRANSACTION) {
      await callContract(client, {
        from: deployer.address,
        to: asset.address,
        abi: DemoToken.abi,
        functionName: 'mintMany',
        args: [
          accounts.slice(begin, begin + MINTS_A_TRANSACTION),
          10n ** BigInt(asset.decimals + 12),
        ],
      })
    }
  }
}

async function buildChain(anvil: Anvil, options: Required<TestMarketsOptions>): Promise<Manifest> {
  await Promise.all([compileFeeds(), compileOwnContracts(), compileAaveV36()])
  const client = createDevnetClient(anvil.rpcUrl)
  await client.setBlockTimestampInterval({ interval: 12 })
  for (const { address } of [deployer, oracleNode]) {
    await client.setBalance({ address, value: 10n ** 24n })
  }
  await installMulticall3(client)
  const assets = await deployAssets(client, { assets: getAssetConfigs(options.oddTokens) })
  const configs = getMarketConfigs(options.oddTokens)
  const markets = {
    v36: await deployMarketV36(client, { config: configs.v36, assets }),
    v30: await deployMarketV30(client, { config: configs.v30, assets }),
  }
  const users = getUsers(options.users).map(({ address }) => address)
  const supplier = getDevnetAccount('supplier').address
  await fundAccounts(client, {
    accounts: [...users, supplier, getLiquidator().address],
    assets: Object.values(assets),
  })
  const act = createActions(client, { assets })
  await seedTestPositions(act, {
    markets: [markets.v36, markets.v30],
    supplier,
    users: options.positions ? users : [],
  })
  return { markets, assets }
}

/** Builds the chain once per sources and options; later starts load its state. */
function getCachedChain(options: Required<TestMarketsOptions>) {
  const sources = hashDevnetSources(
    /^(scenario|live|ens|start|devnet|protocols|test-protocols|morpho-blue|compound-v3|sky|uniswap)/,
  )
  return getBuiltChain({
    folder: 'test-market',
    key: sources + JSON.stringify(options),
    anvil: { timestamp: GENESIS_TIMESTAMP, extraArgs: ANVIL_FLAGS },
    build: (anvil) => buildChain(anvil, options),
  })
}

/**
 * Starts a local chain of its own with both Aave v3 markets (v3.6 and v3.0.2), funded users and a
 * supplier's liquidity. One block a transaction, 12 s apart, no wall clock: the same calls give the
 * same chain. All accounts are unlocked.
 *
 * @throws Error when anvil is missing or does not start.
 */
export async function startTestMarkets(options: TestMarketsOptions = {}): Promise<TestMarkets> {
  const { users: count = 8, positions = true, oddTokens = false } = options
  const { statePath, manifest } = await getCachedChain({ users: count, positions, oddTokens })
  const anvil = await startAnvil({ loadState: statePath, extraArgs: ANVIL_FLAGS })
  const client = createDevnetClient(anvil.rpcUrl)
  const { timestamp } = await client.getBlock()
  await rawRequest(client, 'anvil_setTime', [Number(timestamp) + 12])
  await client.setBlockTimestampInterval({ interval: 12 })

  const { markets, assets } = manifest
  const users = getUsers(count)
  const liquidator = getLiquidator()
  const act = createActions(client, { assets })
  const anchors = Object.fromEntries(
    getAssetConfigs(oddTokens).map(({ symbol, answer }) => [symbol, answer]),
  )
  const world = {
    client,
    act,
    markets: [markets.v36, markets.v30],
    assets,
    users: users.map(({ address }) => address),
    liquidator: liquidator.address,
    anchors,
  }
  return {
    rpcUrl: anvil.rpcUrl,
    wsUrl: anvil.wsUrl,
    chainId: 31337,
    pid: anvil.pid,
    client,
    markets,
    assets,
    users,
    liquidator,
    act,
    randomAction: (rng) => performRandomAction(world, rng),
    stop: anvil.stop,
  }
}
