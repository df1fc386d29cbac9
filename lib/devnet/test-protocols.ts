import type { Address } from 'viem'
import { deployer, getDevnetAccount, oracleNode } from './accounts'
import { type Actions, createActions } from './actions'
import { type Anvil, startAnvil } from './anvil'
import { getBuiltChain } from './built-chain'
import { createDevnetClient, type DevnetClient } from './chain-client'
import { createCometActions } from './compound-v3/comet-actions'
import type { CometMarket } from './compound-v3/comet-types'
import { deployComet } from './compound-v3/deploy-comet'
import { cometUsdc, cometWeth } from './compound-v3/market-configs'
import { playRandomCometAction } from './compound-v3/random-action'
import { seedCometAccounts } from './compound-v3/seed-accounts'
import { baseAssets, daiAsset } from './market-configs'
import type { Asset } from './market-types'
import { deployMorpho } from './morpho-blue/deploy-morpho'
import { morphoMarkets, oddMorphoMarkets } from './morpho-blue/market-configs'
import { createMorphoActions } from './morpho-blue/morpho-actions'
import type { MorphoDeployment } from './morpho-blue/morpho-types'
import { playRandomMorphoAction } from './morpho-blue/random-action'
import { seedMorphoPositions } from './morpho-blue/seed-positions'
import { installMulticall3 } from './multicall'
import type { PlayedAction } from './protocols/random-play'
import type { Rng } from './rng'
import { callContract, rawRequest } from './send'
import { deploySky } from './sky/deploy-sky'
import { skyIlks, yfiAsset } from './sky/ilk-configs'
import { playRandomSkyAction } from './sky/random-action'
import { seedVaults } from './sky/seed-vaults'
import { createSkyActions } from './sky/sky-actions'
import type { SkyDeployment, SkyVault } from './sky/sky-types'
import { hashDevnetSources } from './source-hash'
import { compileOwnContracts, deployAssets } from './tokens'

export interface TestProtocolsOptions {
  morpho?: boolean
  comet?: boolean
  sky?: boolean
  /** Borrowers with keys and funds; 8 when left out. */
  users?: number
  /** Give the users first positions; true when left out. */
  positions?: boolean
}

type Account = ReturnType<typeof getDevnetAccount>

/** A protocol's own part of the world: what is deployed, what can be done, one random deed. */
interface Protocol<Deployment, ProtocolActions> {
  deployment: Deployment
  act: ProtocolActions
  /** One valid random action, prices and time included. */
  playRandomAction(rng: Rng): Promise<PlayedAction<string>>
}

export interface TestProtocols {
  rpcUrl: string
  wsUrl: string
  chainId: 31337
  pid: number
  client: DevnetClient
  /** All assets with feeds by symbol, shared by the protocols. */
  assets: Record<string, Asset>
  users: Account[]
  liquidator: Account
  supplier: Address
  /** Prices and time. */
  act: Pick<Actions, 'setPrice' | 'increaseTime' | 'mine'>
  /** Each throws when the world was started without it. */
  readonly morpho: Protocol<MorphoDeployment, ReturnType<typeof createMorphoActions>>
  readonly comet: Protocol<CometMarket[], ReturnType<typeof createCometActions>>
  readonly sky: Protocol<SkyDeployment, ReturnType<typeof createSkyActions>> & {
    vaults: SkyVault[]
  }
  stop(): Promise<void>
}

interface Manifest {
  assets: Record<string, Asset>
  morpho?: MorphoDeployment
  comet?: CometMarket[]
  sky?: SkyDeployment
  vaults: SkyVault[]
}

/** Genesis of every test chain; each block is 12 s after the one before. */
const GENESIS_TIMESTAMP = 1_760_000_000
const ANVIL_FLAGS = [
  '--auto-impersonate',
  '--order',
  'fifo',
  '--gas-limit',
  '60000000',
  '--disable-code-size-limit',
]
const ASSET_CONFIGS = [...baseAssets, daiAsset, yfiAsset]

const supplier = getDevnetAccount('supplier').address
const liquidator = getDevnetAccount('liquidator')

function getUsers(count: number): Account[] {
  return Array.from({ length: count }, (_, index) => getDevnetAccount(`user ${index}`))
}

async function buildChain(
  anvil: Anvil,
  options: Required<TestProtocolsOptions>,
): Promise<Manifest> {
  const client = createDevnetClient(anvil.rpcUrl)
  await client.setBlockTimestampInterval({ interval: 12 })
  const users = getUsers(options.users).map(({ address }) => address)
  const accounts = [...users, supplier, liquidator.address]
  for (const address of [deployer.address, oracleNode.address, ...accounts]) {
    await client.setBalance({ address, value: 10n ** 24n })
  }
  await installMulticall3(client)
  const assets = await deployAssets(client, { assets: ASSET_CONFIGS })
  const { DemoToken } = await compileOwnContracts()
  if (!DemoToken) throw new Error('the token contracts are not compiled')
  for (const { address, decimals } of Object.values(assets)) {
    const args = [accounts, 10n ** BigInt(decimals + 9)]
    const mint = { to: address, abi: DemoToken.abi, functionName: 'mintMany', args }
    await callContract(client, { from: deployer.address, ...mint })
  }
  const manifest: Manifest = { assets, vaults: [] }
  const seeded = options.positions ? users : []
  if (options.sky) {
    const sky = await deploySky(client, { configs: skyIlks, assets })
    manifest.sky = sky
    const keeper = liquidator.address
    manifest.vaults = await seedVaults(client, { sky, supplier, keeper, users: seeded })
  }
  if (options.morpho) {
    const configs = [...morphoMarkets, ...oddMorphoMarkets]
    const preLiquidationOf = ({ params }: { params: { lltv: bigint } }) =>
      params.lltv >= 7n * 10n ** 17n && params.lltv < 95n * 10n ** 16n
    const morpho = await deployMorpho(client, { configs, assets, preLiquidationOf })
    await seedMorphoPositions(client, { morpho, supplier, users: seeded })
    manifest.morpho = morpho
  }
  if (options.comet) {
    const markets: CometMarket[] = []
    for (const config of [cometUsdc, cometWeth]) {
      markets.push(await deployComet(client, { config, assets }))
    }
    await seedCometAccounts(client, { markets, supplier, users: seeded })
    manifest.comet = markets
  }
  return manifest
}

function getCachedChain(options: Required<TestProtocolsOptions>) {
  return getBuiltChain({
    folder: 'test-protocols',
    key:
      hashDevnetSources(/^(scenario|live|ens|start|devnet|aave|uniswap)/) + JSON.stringify(options),
    anvil: { timestamp: GENESIS_TIMESTAMP, extraArgs: ANVIL_FLAGS },
    build: (anvil) => buildChain(anvil, options),
  })
}

function pickAssets(assets: Record<string, Asset>, symbols: Iterable<string>): Asset[] {
  return [...new Set(symbols)].flatMap((symbol) => assets[symbol] ?? [])
}

/**
 * Starts a local chain of its own with Morpho Blue (real), two specification Comets and Sky (real, as
 * recorded), whichever are asked for; funded users, a supplier's liquidity and first positions. One
 * block a transaction, 12 s apart, no wall clock: the same calls give the same chain. All accounts
 * are unlocked.
 *
 * @throws Error when anvil is missing or does not start.
 */
export async function startTestProtocols(options: TestProtocolsOptions): Promise<TestProtocols> {
  const { morpho = false, comet = false, sky = false, users: count = 8, positions = true } = options
  const chosen = { morpho, comet, sky, users: count, positions }
  const { statePath, manifest } = await getCachedChain(chosen)
  const anvil = await startAnvil({ loadState: statePath, extraArgs: ANVIL_FLAGS })
  const client = createDevnetClient(anvil.rpcUrl)
  const { timestamp } = await client.getBlock()
  await rawRequest(client, 'anvil_setTime', [Number(timestamp) + 12])
  await client.setBlockTimestampInterval({ interval: 12 })

  const { assets } = manifest
  const users = getUsers(count)
  const { setPrice, increaseTime, mine } = createActions(client, { assets })
  const act = { setPrice, increaseTime, mine }
  const anchors = Object.fromEntries(ASSET_CONFIGS.map(({ symbol, answer }) => [symbol, answer]))
  const common = { client, act, anchors, users: users.map(({ address }) => address) }
  const missing = (name: string): never => {
    throw new Error(`this world was started without ${name}`)
  }
  return {
    rpcUrl: anvil.rpcUrl,
    wsUrl: anvil.wsUrl,
    chainId: 31337,
    pid: anvil.pid,
    client,
    assets,
    users,
    liquidator,
    supplier,
    act,
    get morpho() {
      const deployment = manifest.morpho ?? missing('Morpho')
      const symbols = deployment.markets.flatMap((market) => [
        market.collateral.symbol,
        market.loan.symbol,
      ])
      const world = {
        ...common,
        morpho: deployment,
        liquidator: liquidator.address,
        assets: pickAssets(assets, symbols),
      }
      return {
        deployment,
        act: createMorphoActions(client, deployment),
        playRandomAction: (rng: Rng) => playRandomMorphoAction(world, rng),
      }
    },
    get comet() {
      const deployment = manifest.comet ?? missing('Compound')
      const symbols = deployment.flatMap(({ base, collaterals }) =>
        [base, ...collaterals].map(({ symbol }) => symbol),
      )
      const world = {
        ...common,
        markets: deployment,
        liquidator: liquidator.address,
        assets: pickAssets(assets, symbols),
      }
      return {
        deployment,
        act: createCometActions(client),
        playRandomAction: (rng: Rng) => playRandomCometAction(world, rng),
      }
    },
    get sky() {
      const deployment = manifest.sky ?? missing('Sky')
      const { vaults } = manifest
      const world = { ...common, sky: deployment, vaults, keeper: liquidator.address }
      return {
        deployment,
        vaults,
        act: createSkyActions(client, deployment),
        playRandomAction: (rng: Rng) => playRandomSkyAction(world, rng),
      }
    },
    stop: anvil.stop,
  }
}
