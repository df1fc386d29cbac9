import { type Address, parseAbi } from 'viem'
import type { DevnetClient } from '@/lib/devnet/chain-client'
import { morphoAbi } from '@/lib/devnet/morpho-blue/morpho-abi'
import type {
  MorphoPreLiquidation as DeployedLine,
  MorphoDeployment,
  MorphoMarket,
} from '@/lib/devnet/morpho-blue/morpho-types'
import { readOraclePrice } from '@/lib/devnet/morpho-blue/read-position'
import type { MorphoPreLiquidation } from '../pre-liquidation'
import type { MorphoAccount, MorphoMarketState } from '../state'
import { wad } from './make-market'

const irmAbi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'struct Market { uint128 totalSupplyAssets; uint128 totalSupplyShares; uint128 totalBorrowAssets; uint128 totalBorrowShares; uint128 lastUpdate; uint128 fee; }',
  'function borrowRateView(MarketParams marketParams, Market market) view returns (uint256)',
])

/** A market at the head, as stored; not accrued. */
export async function readChainMarket(
  client: DevnetClient,
  { morpho, market }: { morpho: MorphoDeployment; market: MorphoMarket },
): Promise<MorphoMarketState> {
  const [block, totals, price] = await Promise.all([
    client.getBlock(),
    client.readContract({
      address: morpho.morpho,
      abi: morphoAbi,
      functionName: 'market',
      args: [market.id],
    }),
    readOraclePrice(client, market),
  ])
  const [totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares] = totals
  const [, , , , lastUpdate, fee] = totals
  const stored = { totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares }
  const borrowRate = /^0x0+$/.test(market.params.irm)
    ? 0n
    : await client.readContract({
        address: market.params.irm,
        abi: irmAbi,
        functionName: 'borrowRateView',
        args: [market.params, { ...stored, lastUpdate, fee }],
      })
  const toToken = ({ address: asset, symbol, decimals }: MorphoMarket['loan']) => ({
    asset,
    symbol,
    decimals,
  })
  return {
    id: market.id,
    loanToken: toToken(market.loan),
    collateralToken: toToken(market.collateral),
    lltv: wad(market.params.lltv),
    collateralPrice: price === 0n ? null : price,
    ...stored,
    lastUpdate: Number(lastUpdate),
    fee: wad(fee),
    borrowRate: wad(borrowRate),
    timestamp: Number(block.timestamp),
  }
}

export async function readChainAccount(
  client: DevnetClient,
  { morpho, market, user }: { morpho: MorphoDeployment; market: MorphoMarket; user: Address },
): Promise<MorphoAccount> {
  const [supplyShares, borrowShares, collateral] = await client.readContract({
    address: morpho.morpho,
    abi: morphoAbi,
    functionName: 'position',
    args: [market.id, user],
  })
  return { address: user, supplyShares, borrowShares, collateral }
}

/** The market's own oracle is the lines' on this chain. */
export function toLine(
  { address, params }: DeployedLine,
  { collateralPrice }: MorphoMarketState,
): MorphoPreLiquidation {
  return {
    address,
    preLltv: wad(params.preLltv),
    preLCF1: wad(params.preLCF1),
    preLCF2: wad(params.preLCF2),
    preLIF1: wad(params.preLIF1),
    preLIF2: wad(params.preLIF2),
    oraclePrice: collateralPrice,
  }
}
