import type { Address } from 'viem'
import type { DevnetClient } from '../../chain-client'
import { toSupply as toSupplyComet } from '../../compound-v3/comet-calls'
import type { CometMarket } from '../../compound-v3/comet-types'
import { deployComet } from '../../compound-v3/deploy-comet'
import { cometUsdc, cometWeth } from '../../compound-v3/market-configs'
import type { Asset } from '../../market-types'
import { deployMorpho } from '../../morpho-blue/deploy-morpho'
import { morphoMarkets } from '../../morpho-blue/market-configs'
import { toSupply as toSupplyMorpho } from '../../morpho-blue/morpho-calls'
import type { MorphoDeployment } from '../../morpho-blue/morpho-types'
import { sendTransaction } from '../../send'
import { deploySky } from '../../sky/deploy-sky'
import { skyIlks } from '../../sky/ilk-configs'
import { openVault, type VaultKind } from '../../sky/open-vault'
import { openLargeVault, trustClippers } from '../../sky/seed-vaults'
import type { SkyDeployment, SkyVault } from '../../sky/sky-types'
import { createDebtors } from './debtors'
import type { Debtor, ProtocolName } from './desk-types'
import { toCometPlaces, toMorphoPlaces, toSkyPlaces } from './places'

/** What the demonstration has besides Aave. */
export interface ProtocolsManifest {
  morpho?: MorphoDeployment
  comets?: CometMarket[]
  sky?: SkyDeployment
  /** Vaults on Sky by the debtor's address. */
  vaults: Record<Address, SkyVault>
  debtors: Debtor[]
}

const SEED = 20_260_201
const COUNTS = { morpho: 70, comet: 60, sky: 44 }
/** Units that the suppliers lend, by the symbol of what is lent. */
const LENT_UNITS: Readonly<Record<string, bigint>> = {
  USDC: 9_000_000n,
  USDT: 3_000_000n,
  WETH: 2_500n,
}
const VAULT_KINDS: readonly VaultKind[] = ['manager', 'proxy', 'manager', 'direct']
const LARGE_VAULT = { units: 6_000n, dai: 8_000_000n }
const KEEPER_DAI = 1_500_000n
/** So that a stability fee can be paid besides the debt. */
const DEBTOR_DAI = 400n

interface World {
  assets: Readonly<Record<string, Asset>>
  suppliers: readonly Address[]
  keepers: readonly Address[]
}

const toAmount = ({ symbol, decimals }: Asset) =>
  (LENT_UNITS[symbol] ?? 1_000_000n) * 10n ** BigInt(decimals)

async function addMorpho(
  client: DevnetClient,
  { manifest, world }: { manifest: ProtocolsManifest; world: World },
): Promise<void> {
  const morpho = await deployMorpho(client, {
    configs: morphoMarkets,
    assets: world.assets,
    preLiquidationOf: ({ params }) => params.lltv >= 7n * 10n ** 17n,
  })
  for (const market of morpho.markets) {
    for (const [index, user] of world.suppliers.slice(0, 2).entries()) {
      const size = { assets: toAmount(market.loan) / BigInt(index + 2) }
      await sendTransaction(client, toSupplyMorpho(morpho, { market, user, size }))
    }
  }
  manifest.morpho = morpho
  const places = toMorphoPlaces(morpho)
  const protocol = 'morpho-blue'
  manifest.debtors.push(
    ...createDebtors({ seed: SEED, protocol, places, count: COUNTS.morpho, demoPlace: 0 }),
  )
}

async function addComets(
  client: DevnetClient,
  { manifest, world }: { manifest: ProtocolsManifest; world: World },
): Promise<void> {
  const comets: CometMarket[] = []
  for (const config of [cometUsdc, cometWeth]) {
    const market = await deployComet(client, { config, assets: world.assets })
    for (const [index, user] of world.suppliers.slice(0, 2).entries()) {
      const amount = toAmount(market.base) / BigInt(index + 1)
      await sendTransaction(client, toSupplyComet(market, { user, asset: market.base, amount }))
    }
    comets.push(market)
  }
  manifest.comets = comets
  const places = toCometPlaces(comets)
  const protocol = 'compound-v3'
  manifest.debtors.push(
    ...createDebtors({ seed: SEED + 1, protocol, places, count: COUNTS.comet, demoPlace: 0 }),
  )
}

async function addSky(
  client: DevnetClient,
  { manifest, world }: { manifest: ProtocolsManifest; world: World },
): Promise<void> {
  const sky = await deploySky(client, { configs: skyIlks, assets: world.assets })
  const [supplier] = world.suppliers
  if (!supplier) throw new Error('nobody opens the large vault')
  const places = toSkyPlaces(sky)
  const protocol = 'sky'
  const debtors = createDebtors({
    seed: SEED + 2,
    protocol,
    places,
    count: COUNTS.sky,
    demoPlace: 1,
  })
  for (const address of [supplier, ...debtors.map((debtor) => debtor.address), ...world.keepers]) {
    await client.setBalance({ address, value: 100n * 10n ** 18n })
  }
  const give = await openLargeVault(client, { sky, supplier, ...LARGE_VAULT })
  for (const keeper of world.keepers) {
    await give(keeper, KEEPER_DAI)
    await trustClippers(client, { sky, keeper })
  }
  for (const [index, { address: user, place }] of debtors.entries()) {
    const ilk = sky.ilks[place]
    const kind = VAULT_KINDS[index % VAULT_KINDS.length]
    if (!ilk || !kind) continue
    const vault = await openVault(client, { sky, ilk, user, kind })
    await give(vault.urn, DEBTOR_DAI)
    manifest.vaults[user] = vault
  }
  manifest.sky = sky
  manifest.debtors.push(...debtors)
}

/**
 * Deploys what the demonstration has besides Aave on the same assets and feeds, with lenders; the
 * debtors come in the course of the past. One block a transaction.
 *
 * @throws Error when a contract does not compile or a deployment reverts.
 */
export async function deployProtocols(
  client: DevnetClient,
  { protocols, world }: { protocols: readonly ProtocolName[]; world: World },
): Promise<ProtocolsManifest> {
  const manifest: ProtocolsManifest = { vaults: {}, debtors: [] }
  if (protocols.includes('sky')) await addSky(client, { manifest, world })
  if (protocols.includes('morpho-blue')) await addMorpho(client, { manifest, world })
  if (protocols.includes('compound-v3')) await addComets(client, { manifest, world })
  return manifest
}
