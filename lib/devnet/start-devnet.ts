import type { Address, Hex } from 'viem'
import { startAnvil } from './anvil'
import { createDevnetClient, type DevnetClient } from './chain-client'
import { readFeed, toFeedRound } from './feed'
import { runLive } from './live/run-live'
import type { Asset, Market } from './market-types'
import { type FurtherMarketEntry, toFurtherMarketEntries } from './protocols/market-entries'
import type { ProtocolName } from './protocols/scenario/desk-types'
import { demoAccount } from './scenario/borrowers'
import { SCENARIO_ANVIL_FLAGS, type ScenarioManifest } from './scenario/build-scenario'
import { getScenario } from './scenario/scenario-cache'
import { rawRequest, toRpcTransaction } from './send'
import type { DemoPools } from './uniswap/demo-pools'

/** A market as a `MARKETS_FILE` lists it. */
export interface MarketEntry {
  id: string
  protocol: 'aave-v3'
  chainId: number
  name: string
  poolAddressesProvider: Address
  fromBlock: number
}

/** A factory as a `POOLS_FILE` lists it. */
export interface PoolEntry {
  kind: 'uniswap-v3-factory' | 'uniswap-v2-factory'
  chainId: number
  address: Address
}

export interface DevnetOptions {
  /** Port on 127.0.0.1; 0 (the default) takes a free one. */
  port?: number
  /**
   * Blocks every few seconds, prices that move, borrowers that act, a liquidator at work. Without
   * it nothing happens but what the caller does, one block a transaction. True when left out.
   */
  live?: boolean
  /** Seconds from block to block when live; 3 when left out. */
  blockTime?: number
  /** Which protocols the chain has besides Aave, which is always there; only Aave when left out. */
  protocols?: readonly ProtocolName[]
  /** Folder of built pasts; `.cache/devnet` when left out. */
  cacheDir?: string
  /** When the past ends, in seconds; the last Monday, 0:00 UTC, or a cached one when left out. */
  endTimestamp?: number
  /** Hears of the build's progress. */
  log?: (line: string) => void
}

export interface Devnet {
  rpcUrl: string
  wsUrl: string
  chainId: 31337
  pid: number
  markets: MarketEntry[]
  /** Where the chain's pools are found, as a `POOLS_FILE` lists them. */
  poolEntries: PoolEntry[]
  /** The pools themselves, and Uniswap's contracts. */
  pools: DemoPools
  /** Of the protocols besides Aave, as a `MARKETS_FILE` lists them. */
  furtherMarkets: FurtherMarketEntry[]
  /** The contracts behind `furtherMarkets`, and who owes there. */
  protocols: ScenarioManifest['protocols']
  forcedSales: ScenarioManifest['forcedSales']
  /** The contracts behind `markets`, with tokens, feeds and data providers. */
  contracts: { v36: Market; v30: Market }
  assets: Record<string, Asset>
  /** Has a position in both markets; its key is worthless anywhere else. */
  demoAccount: { address: Address; privateKey: Hex }
  /** ENS names and whose they are. */
  names: Record<string, Address>
  /** The block at which the built past ends: the same after every build. */
  scenarioHead: { hash: Hex; number: number; timestamp: number }
  borrowers: ScenarioManifest['borrowers']
  /** What was known of each account of the past before its liquidation. */
  liquidations: ScenarioManifest['liquidations']
  client: DevnetClient
  /** Ends the node and what acts on it. Safe to call twice. */
  stop(): Promise<void>
}

/** States of so many blocks can be read; each takes about 3 MB of the node's memory. */
const KEPT_STATES = 64

function toMarketEntries({ v36, v30 }: ScenarioManifest['markets']): MarketEntry[] {
  const toEntry = (id: string, name: string, market: Market): MarketEntry => ({
    id,
    protocol: 'aave-v3',
    chainId: 31337,
    name,
    poolAddressesProvider: market.poolAddressesProvider,
    fromBlock: market.fromBlock,
  })
  return [
    toEntry('aave-v3-demo', 'Aave v3.6 (demo)', v36),
    toEntry('aave-v3-legacy', 'Aave v3.0.2 (demo)', v30),
  ]
}

function toPoolEntries({ uniswap }: DemoPools): PoolEntry[] {
  const chainId = 31337
  return [
    { kind: 'uniswap-v3-factory', chainId, address: uniswap.v3Factory },
    { kind: 'uniswap-v2-factory', chainId, address: uniswap.v2Factory },
  ]
}

/**
 * Brings the chain from the end of its past to now: one block at the wall clock, in which every feed
 * reports its last answer again.
 */
async function arriveAtNow(client: DevnetClient, manifest: ScenarioManifest): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  if (now <= manifest.headTimestamp) {
    await rawRequest(client, 'anvil_setTime', [manifest.headTimestamp + 12])
  }
  await rawRequest(client, 'evm_setAutomine', [false])
  const rounds = await Promise.all(
    Object.values(manifest.assets).map(async ({ feed }) => {
      const { answer } = await readFeed(client, feed)
      return await toFeedRound(client, { feed, answer })
    }),
  )
  for (const round of rounds) {
    const transaction = toRpcTransaction({ ...round, gas: 400_000n })
    await rawRequest(client, 'eth_sendTransaction', [transaction])
  }
  await rawRequest(client, 'evm_mine', [])
}

/**
 * Starts the embedded local chain: two real Aave v3 markets with a month of history, Multicall3 and
 * ENS, on 127.0.0.1. The past is built once into the cache, the same to the last block hash; then
 * it loads in under a second. The chain's clock is the wall clock from there on. It ends with this
 * process.
 *
 * @throws Error when anvil is missing or can't start, or when a contract can't be compiled.
 */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  const { port = 0, live = true, blockTime = 3, log = () => undefined } = options
  const { statePath, manifest } = await getScenario({
    log,
    ...(options.protocols === undefined ? {} : { protocols: options.protocols }),
    ...(options.cacheDir === undefined ? {} : { cacheFolder: options.cacheDir }),
    ...(options.endTimestamp === undefined ? {} : { endTimestamp: options.endTimestamp }),
  })
  const anvil = await startAnvil({
    port,
    loadState: statePath,
    extraArgs: [...SCENARIO_ANVIL_FLAGS, '--prune-history', String(KEPT_STATES)],
  })
  const client = createDevnetClient(anvil.rpcUrl)
  let stopLive: () => Promise<void> = async () => undefined
  try {
    const { hash } = await client.getBlock()
    if (hash !== manifest.headHash) {
      throw new Error(`the local chain's state is damaged, remove it: ${statePath}`)
    }
    await arriveAtNow(client, manifest)
    if (live) stopLive = runLive({ client, manifest, blockTime, exited: anvil.exited })
    else await rawRequest(client, 'evm_setAutomine', [true])
  } catch (error) {
    await anvil.stop()
    throw error
  }
  return {
    rpcUrl: anvil.rpcUrl,
    wsUrl: anvil.wsUrl,
    chainId: 31337,
    pid: anvil.pid,
    markets: toMarketEntries(manifest.markets),
    poolEntries: toPoolEntries(manifest.pools),
    pools: manifest.pools,
    furtherMarkets: toFurtherMarketEntries(manifest.protocols),
    protocols: manifest.protocols,
    forcedSales: manifest.forcedSales,
    contracts: manifest.markets,
    assets: manifest.assets,
    demoAccount: { address: demoAccount.address, privateKey: demoAccount.privateKey },
    names: manifest.names,
    scenarioHead: {
      hash: manifest.headHash,
      number: manifest.headNumber,
      timestamp: manifest.headTimestamp,
    },
    borrowers: manifest.borrowers,
    liquidations: manifest.liquidations,
    client,
    async stop() {
      await stopLive()
      await anvil.stop()
    },
  }
}
