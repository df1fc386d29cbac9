import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { morphoAbi, morphoOracleAbi } from './morpho-abi'
import type { MorphoMarket } from './morpho-types'

const WAD = 10n ** 18n
const PRICE_SCALE = 10n ** 36n
const VIRTUAL_SHARES = 10n ** 6n

/** What an account has in a market; amounts as of the last accrual, for choosing what to do. */
export interface MorphoPosition {
  supplyShares: bigint
  borrowShares: bigint
  collateral: bigint
  suppliedAssets: bigint
  borrowedAssets: bigint
  /** In the loan token; zero when the oracle reverts. */
  maxBorrow: bigint
  /** Loan per collateral, scaled by 1e36; zero when the oracle reverts. */
  price: bigint
}

/** The oracle's price, or zero when it reverts. */
export async function readOraclePrice(client: DevnetClient, market: MorphoMarket): Promise<bigint> {
  try {
    return await client.readContract({
      address: market.params.oracle,
      abi: morphoOracleAbi,
      functionName: 'price',
    })
  } catch {
    return 0n
  }
}

/** Reads `position`, `market` and the oracle. */
export async function readMorphoPosition(
  client: DevnetClient,
  { morpho, market, user }: { morpho: Address; market: MorphoMarket; user: Address },
): Promise<MorphoPosition> {
  const [position, totals, price] = await Promise.all([
    client.readContract({
      address: morpho,
      abi: morphoAbi,
      functionName: 'position',
      args: [market.id, user],
    }),
    client.readContract({
      address: morpho,
      abi: morphoAbi,
      functionName: 'market',
      args: [market.id],
    }),
    readOraclePrice(client, market),
  ])
  const [supplyShares, borrowShares, collateral] = position
  const [supplyAssets, allSupplyShares, borrowAssets, allBorrowShares] = totals
  return {
    supplyShares,
    borrowShares,
    collateral,
    suppliedAssets: (supplyShares * (supplyAssets + 1n)) / (allSupplyShares + VIRTUAL_SHARES),
    borrowedAssets: (borrowShares * (borrowAssets + 1n)) / (allBorrowShares + VIRTUAL_SHARES),
    maxBorrow: (((collateral * price) / PRICE_SCALE) * market.params.lltv) / WAD,
    price,
  }
}
