import { AdapterInvariantError } from '@/lib/errors'
import { BASE_INDEX_SCALE, type CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address, Wad } from '@/lib/risk/units'
import type { LensMarket, LensPrice } from './lens/lens-market'
import type { CometFacts, CometFeed } from './market-facts'

const wad = (value: bigint) => value as Wad

/**
 * A Comet as the lens read it, as `lib/risk` knows it: indexes and totals as stored.
 *
 * @throws AdapterInvariantError where a scale is no power of ten, or an index is below 1.
 */
export function toMarketState(
  lens: LensMarket,
  { timestamp, symbols }: { timestamp: number; symbols: ReadonlyMap<Address, string> },
): CometMarketState {
  if (lens.baseSupplyIndex < BASE_INDEX_SCALE || lens.baseBorrowIndex < BASE_INDEX_SCALE)
    throw new AdapterInvariantError('The indexes of the Comet are below 1.')
  const isPaused = (bit: number) => (lens.pauseFlags & (1 << bit)) !== 0
  const getSymbol = (asset: Address) => symbols.get(asset) ?? asset
  return {
    baseToken: {
      asset: lens.baseToken,
      symbol: getSymbol(lens.baseToken),
      decimals: toDecimals(lens.baseScale),
    },
    baseScale: lens.baseScale,
    basePrice: lens.basePrice.price,
    baseSupplyIndex: lens.baseSupplyIndex,
    baseBorrowIndex: lens.baseBorrowIndex,
    totalSupplyBase: lens.totalSupplyBase,
    totalBorrowBase: lens.totalBorrowBase,
    lastAccrualTime: lens.lastAccrualTime,
    timestamp,
    supplyRate: wad(lens.supplyRate),
    borrowRate: wad(lens.borrowRate),
    baseBorrowMin: lens.baseBorrowMin,
    baseBalance: lens.baseBalance,
    targetReserves: lens.targetReserves,
    storeFrontPriceFactor: wad(lens.storeFrontPriceFactor),
    paused: { supply: isPaused(0), withdraw: isPaused(2), absorb: isPaused(3), buy: isPaused(4) },
    assets: lens.assets.map((info, offset) => ({
      offset,
      asset: info.asset,
      symbol: getSymbol(info.asset),
      decimals: toDecimals(info.scale),
      scale: info.scale,
      price: info.price.price,
      borrowCollateralFactor: wad(info.borrowCollateralFactor),
      liquidateCollateralFactor: wad(info.liquidateCollateralFactor),
      liquidationFactor: wad(info.liquidationFactor),
      supplyCap: info.supplyCap,
      totalSupplyAsset: info.totalSupplyAsset,
      reserves: info.reserves ?? 0n,
    })),
  }
}

export function toFacts(comet: Address, lens: LensMarket): CometFacts {
  return {
    comet,
    utilization: lens.utilization,
    baseFeed: toFeed(lens.basePrice),
    feeds: lens.assets.map(({ price }) => toFeed(price)),
    unreadReserves: lens.assets.flatMap(({ reserves }, offset) =>
      reserves === null ? offset : [],
    ),
  }
}

function toFeed({ feed, updatedAt }: LensPrice): CometFeed {
  return { address: feed, updatedAt }
}

function toDecimals(scale: bigint): number {
  const decimals = scale.toString().length - 1
  if (10n ** BigInt(decimals) === scale) return decimals
  throw new AdapterInvariantError(`The scale ${scale} of a token is no power of ten.`)
}
