import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  parseEventLogs,
} from 'viem'
import { deployer, treasury } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { createLinkedDeployer } from '../link'
import type { Asset } from '../market-types'
import { callContract, sendTransaction } from '../send'
import { trustPool } from '../tokens'
import { compileMorpho } from './compile'
import { morphoAbi, preLiquidationAbi } from './morpho-abi'
import type {
  MorphoDeployment,
  MorphoMarket,
  MorphoMarketConfig,
  MorphoMarketParams,
  MorphoPreLiquidation,
} from './morpho-types'

const NO_ADDRESS = '0x0000000000000000000000000000000000000000'
const from = deployer.address
const WAD = 10n ** 18n
const SECONDS_A_YEAR = 31_536_000n

/** Every loan-to-value limit that the deployed Morpho knows. */
const LLTVS = [385n, 625n, 770n, 860n, 915n, 945n, 965n, 980n].map((mils) => mils * 10n ** 15n)

/** Rates a year, 1e18 = 100 %: at no utilisation, and what full utilisation adds. */
const LINEAR_RATE = { base: 5n * 10n ** 15n, slope: 7n * 10n ** 16n }
const FIXED_RATE = { base: 27n * 10n ** 15n, slope: 0n }

function getAsset(assets: Readonly<Record<string, Asset>>, symbol: string): Asset {
  const asset = assets[symbol]
  if (!asset) throw new Error(`no asset ${symbol} on this chain`)
  return asset
}

/** The id of a market: keccak256 of its five parameters. */
export function getMarketId(params: MorphoMarketParams): Hex {
  const { loanToken, collateralToken, oracle, irm, lltv } = params
  return keccak256(
    encodeAbiParameters(
      [
        { type: 'address' },
        { type: 'address' },
        { type: 'address' },
        { type: 'address' },
        { type: 'uint256' },
      ],
      [loanToken, collateralToken, oracle, irm, lltv],
    ),
  )
}

async function createPreLiquidation(
  client: DevnetClient,
  { factory, market }: { factory: Address; market: MorphoMarket },
): Promise<MorphoPreLiquidation> {
  const { lltv, oracle } = market.params
  const params = {
    preLltv: lltv - 4n * 10n ** 16n,
    preLCF1: (WAD * 5n) / 100n,
    preLCF2: (WAD * 40n) / 100n,
    preLIF1: (WAD * 101n) / 100n,
    preLIF2: (WAD * 102n) / 100n < (WAD * WAD) / lltv ? (WAD * 102n) / 100n : (WAD * WAD) / lltv,
    preLiquidationOracle: oracle,
  }
  const data = encodeFunctionData({
    abi: preLiquidationAbi,
    functionName: 'createPreLiquidation',
    args: [market.id, params],
  })
  const mined = await sendTransaction(client, { from, to: factory, data })
  const [created] = parseEventLogs({
    abi: preLiquidationAbi,
    eventName: 'CreatePreLiquidation',
    logs: mined.logs as never,
  })
  if (!created) throw new Error('the factory made no pre-liquidation contract')
  return { address: getAddress(created.args.preLiquidation), marketId: market.id, params }
}

/**
 * Deploys the real Morpho with markets on the chain's assets: oracles of our own on the assets' real
 * Chainlink feeds, rate models of our own, and specification contracts of pre-liquidation for the
 * markets of which `preLiquidationOf` is true.
 *
 * @throws TransactionRevertedError when a contract refuses the configuration.
 */
export async function deployMorpho(
  client: DevnetClient,
  {
    configs,
    assets,
    preLiquidationOf,
    cacheFolder,
  }: {
    configs: readonly MorphoMarketConfig[]
    assets: Readonly<Record<string, Asset>>
    preLiquidationOf: (market: MorphoMarket) => boolean
    cacheFolder?: string
  },
): Promise<MorphoDeployment> {
  const contracts = await compileMorpho(cacheFolder)
  const deploy = createLinkedDeployer(client, { from, contracts })
  const fromBlock = Number(await client.getBlockNumber({ cacheTime: 0 })) + 1
  const morpho = await deploy('Morpho', [from])
  const call = (functionName: string, args: readonly unknown[]) =>
    callContract(client, { from, to: morpho, abi: morphoAbi, functionName, args })

  const rateModels: Record<MorphoMarketConfig['rate'], Address> = {
    linear: await deploy('LinearRateModel', [
      LINEAR_RATE.base / SECONDS_A_YEAR,
      LINEAR_RATE.slope / SECONDS_A_YEAR,
    ]),
    fixed: await deploy('LinearRateModel', [FIXED_RATE.base / SECONDS_A_YEAR, FIXED_RATE.slope]),
    none: NO_ADDRESS,
  }
  for (const irm of Object.values(rateModels)) await call('enableIrm', [irm])
  for (const lltv of LLTVS) await call('enableLltv', [lltv])
  await call('setFeeRecipient', [treasury.address])

  const markets: MorphoMarket[] = []
  for (const { collateral, loan, lltv, rate, breakable = false } of configs) {
    const [collateralAsset, loanAsset] = [getAsset(assets, collateral), getAsset(assets, loan)]
    const params = {
      loanToken: loanAsset.address,
      collateralToken: collateralAsset.address,
      oracle: await deploy(breakable ? 'BreakableOracle' : 'FeedRatioOracle', [
        collateralAsset.feed,
        loanAsset.feed,
        BigInt(collateralAsset.decimals),
        BigInt(loanAsset.decimals),
      ]),
      irm: rateModels[rate],
      lltv,
    }
    await call('createMarket', [params])
    markets.push({
      id: getMarketId(params),
      params,
      collateral: collateralAsset,
      loan: loanAsset,
      breakable,
    })
  }

  const factory = await deploy('SpecPreLiquidationFactory', [morpho])
  const preLiquidations: MorphoPreLiquidation[] = []
  for (const market of markets.filter(preLiquidationOf)) {
    preLiquidations.push(await createPreLiquidation(client, { factory, market }))
  }
  const tokens = [
    ...new Set(markets.flatMap(({ collateral, loan }) => [collateral.address, loan.address])),
  ]
  for (const spender of [morpho, ...preLiquidations.map(({ address }) => address)]) {
    await trustPool(client, { pool: spender, tokens })
  }
  return {
    morpho,
    owner: from,
    feeRecipient: treasury.address,
    markets,
    preLiquidationFactory: factory,
    preLiquidations,
    fromBlock,
  }
}
