import type { Address } from 'viem'
import { deployMarket as deployMarketV30 } from '../aave-v3-0/deploy-market'
import { compileAaveV36 } from '../aave-v3-6/compile'
import { deployMarket as deployMarketV36 } from '../aave-v3-6/deploy-market'
import { deployer, getDevnetAccount, oracleNode } from '../accounts'
import { startAnvil } from '../anvil'
import { createDevnetClient, type DevnetClient } from '../chain-client'
import { installEns } from '../ens/install-ens'
import { compileFeeds } from '../feed'
import { deployLiquidator } from '../liquidator/deploy-liquidator'
import { fundLiquidators } from '../liquidator/fund-liquidators'
import {
  baseAssets,
  daiAsset,
  ghoAsset,
  marketV30,
  marketV36,
  mkrAsset,
  mkrReserve,
} from '../market-configs'
import type { Asset, Market } from '../market-types'
import { installMulticall3 } from '../multicall'
import { compileProtocols } from '../protocols/compile-protocols'
import { createDesks } from '../protocols/scenario/create-desks'
import { deployProtocols, type ProtocolsManifest } from '../protocols/scenario/deploy-protocols'
import type { ProtocolName } from '../protocols/scenario/desk-types'
import type { ForcedSaleRecord } from '../protocols/scenario/play-desk'
import { rawRequest } from '../send'
import { yfiAsset } from '../sky/ilk-configs'
import { dumpState } from '../state'
import { compileOwnContracts, deployAssets } from '../tokens'
import { type DemoPools, deployDemoPools } from '../uniswap/demo-pools'
import { createBlockBuilder } from './block-builder'
import { type Borrower, createBorrowers, demoAccount } from './borrowers'
import { createFeedReporter } from './feed-reporter'
import { type LiquidationRecord, playScenario } from './play'
import { getPricePaths, SCENARIO_HOURS } from './price-path'
import { createSmallSuppliers, largeSuppliers, toInitialLiquidity } from './suppliers'

const SEED = 20_260_101
const BORROWERS = 430
const SMALL_SUPPLIERS = 36
/** Time before hour 0 in which everything is deployed, 12 s a block. */
const SETUP_SECONDS = 3 * 3600
/** As much again and more where other protocols are deployed too. */
const LONG_SETUP_SECONDS = 7 * 3600
/** The recorded deployment of Sky has contracts of any size. */
const ANY_SIZE_FLAG = '--disable-code-size-limit'

/** Flags of every node that carries the scenario: mainnet's block gas limit, no signatures. */
export const SCENARIO_ANVIL_FLAGS = ['--auto-impersonate', '--gas-limit', '60000000']

/** Accounts that liquidate. */
export const liquidators: readonly Address[] = Array.from(
  { length: 4 },
  (_, index) => getDevnetAccount(`liquidator ${index}`).address,
)

/** What one must know of a built scenario besides its state. */
export interface ScenarioManifest {
  headHash: `0x${string}`
  headNumber: number
  headTimestamp: number
  markets: { v36: Market; v30: Market }
  assets: Record<string, Asset>
  /** ENS name → account. */
  names: Record<string, Address>
  borrowers: Borrower[]
  /** Of the past; their transactions stand in the logs in this order. */
  liquidations: LiquidationRecord[]
  counts: { transactions: number; reverted: number; blocks: number }
  /** What collateral can be sold in, at the prices in which the past ends. */
  pools: DemoPools
  /** Contract that liquidates and sells at once; anybody may call it. */
  liquidator: Address
  /** Of the protocols besides Aave. */
  protocols: ProtocolsManifest
  /** Of the past on those protocols, each protocol's in their order. */
  forcedSales: ForcedSaleRecord[]
}

function getNames(borrowers: readonly Borrower[]): Record<string, Address> {
  const byKind = (kind: Borrower['kind']) =>
    borrowers.find((borrower) => borrower.kind === kind)?.address ?? demoAccount.address
  return {
    'demo.eth': demoAccount.address,
    'whale.eth': getDevnetAccount('whale 0').address,
    'leviathan.eth': getDevnetAccount('whale 1').address,
    'looper.eth': byKind('ether-loop'),
    'shorty.eth': byKind('short'),
    'ballast.eth': byKind('multi-asset'),
    'reckless.eth': byKind('reckless'),
    'harbour.eth': largeSuppliers[0] ?? demoAccount.address,
    'keeper.eth': liquidators[0] ?? demoAccount.address,
  }
}

async function deployWorld(
  client: DevnetClient,
  { borrowers, protocols }: { borrowers: readonly Borrower[]; protocols: readonly ProtocolName[] },
) {
  for (const { address } of [deployer, oracleNode]) {
    await client.setBalance({ address, value: 10n ** 24n })
  }
  await installMulticall3(client)
  const assets = await deployAssets(client, {
    assets: [
      ...baseAssets,
      ghoAsset,
      daiAsset,
      mkrAsset,
      ...(protocols.includes('sky') ? [yfiAsset] : []),
    ],
  })
  const v36 = await deployMarketV36(client, {
    config: { ...marketV36, marketId: 'Aave v3.6 demo market' },
    assets,
  })
  const v30 = await deployMarketV30(client, {
    config: {
      ...marketV30,
      marketId: 'Aave v3.0.2 demo market',
      reserves: [...marketV30.reserves, mkrReserve],
    },
    assets,
  })
  const names = getNames(borrowers)
  await installEns(client, { names })
  return { assets, markets: { v36, v30 }, names }
}

/**
 * Builds the whole past on a node of its own and writes its state to `statePath`. The same
 * `endTimestamp` and sources end in the same head hash.
 *
 * @throws Error when anvil is missing, a contract does not compile or a deployment reverts.
 */
export async function buildScenario({
  endTimestamp,
  statePath,
  protocols = ['aave-v3'],
  log,
}: {
  endTimestamp: number
  statePath: string
  /** Aave is always there. */
  protocols?: readonly ProtocolName[]
  log: (line: string) => void
}): Promise<ScenarioManifest> {
  log('compiling the contracts')
  await Promise.all([
    compileAaveV36(),
    compileFeeds().then(() => compileOwnContracts()),
    compileProtocols(protocols),
  ])
  const hasMore = protocols.some((protocol) => protocol !== 'aave-v3')
  const start = endTimestamp - SCENARIO_HOURS * 3600
  const anvil = await startAnvil({
    timestamp: start - (hasMore ? LONG_SETUP_SECONDS : SETUP_SECONDS),
    extraArgs: [
      ...SCENARIO_ANVIL_FLAGS,
      '--order',
      'fifo',
      '--prune-history',
      ...(hasMore ? [ANY_SIZE_FLAG] : []),
    ],
  })
  try {
    const client = createDevnetClient(anvil.rpcUrl)
    await client.setBlockTimestampInterval({ interval: 12 })
    log('deploying two Aave markets')
    const borrowers = createBorrowers({ seed: SEED, count: BORROWERS })
    const suppliers = createSmallSuppliers({ seed: SEED, count: SMALL_SUPPLIERS })
    const { assets, markets, names } = await deployWorld(client, { borrowers, protocols })
    const accounts = [
      ...borrowers.map(({ address }) => address),
      ...suppliers.map(({ address }) => address),
      ...largeSuppliers,
      ...liquidators,
    ]
    for (const address of new Set(accounts)) {
      await client.setBalance({ address, value: 100n * 10n ** 18n })
    }
    if (hasMore) log('deploying the other protocols')
    const further = await deployProtocols(client, {
      protocols,
      world: { assets, suppliers: largeSuppliers, keepers: liquidators },
    })
    for (const { address } of further.debtors) {
      await client.setBalance({ address, value: 100n * 10n ** 18n })
    }

    log('playing thirty days of lending')
    const feeds = await createFeedReporter(client, assets)
    const paths = getPricePaths(SEED)
    const pools = await deployDemoPools(client, {
      assets,
      getAnswer: (symbol) => paths[symbol]?.at(-1) ?? feeds.getAnswer(symbol),
    })
    const liquidator = await deployLiquidator(client)
    await fundLiquidators(client, {
      assets: Object.values(assets),
      liquidators: [...liquidators, liquidator],
    })
    await rawRequest(client, 'anvil_removeBlockTimestampInterval', [])
    await rawRequest(client, 'evm_setAutomine', [false])
    const { timestamp } = await client.getBlock()
    const builder = createBlockBuilder(client, Number(timestamp))
    const both = [markets.v36, markets.v30]
    for (const market of both) builder.queue(...toInitialLiquidity(market, feeds.getAnswer))
    await builder.mine(start - 600)
    const { getAnswer } = feeds
    const desks = createDesks(client, { manifest: further, keepers: liquidators, getAnswer })
    const { liquidations, forcedSales } = await playScenario({
      client,
      builder,
      feeds,
      markets: both,
      borrowers,
      suppliers,
      liquidators,
      desks,
      start,
      seed: SEED,
      log,
    })
    const head = await client.getBlock()
    await dumpState(anvil.rpcUrl, statePath)
    return {
      headHash: head.hash,
      headNumber: Number(head.number),
      headTimestamp: Number(head.timestamp),
      markets,
      assets,
      names,
      borrowers,
      liquidations,
      counts: { ...builder.counts },
      pools,
      liquidator,
      protocols: further,
      forcedSales,
    }
  } finally {
    await anvil.stop()
  }
}
