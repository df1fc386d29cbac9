import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import type { LensAsset, LensMarket, LensPrice } from './lens-market'

/** Decodes the part of the lens's answer that `_putMarket` and `_putAssets` write. */
export function parseLensMarket(reader: ByteReader): LensMarket {
  const baseToken = reader.address()
  const feed = reader.addressOrNull()
  return {
    baseToken,
    baseScale: reader.bigint(8),
    basePrice: { feed, ...parsePrice(reader) },
    baseBorrowMin: reader.bigint(16),
    targetReserves: reader.bigint(16),
    storeFrontPriceFactor: reader.bigint(8),
    baseBalance: reader.bigint(16),
    baseSupplyIndex: reader.bigint(8),
    baseBorrowIndex: reader.bigint(8),
    totalSupplyBase: reader.bigint(16),
    totalBorrowBase: reader.bigint(16),
    lastAccrualTime: reader.number(5),
    pauseFlags: reader.number(1),
    utilization: reader.bigint(32),
    supplyRate: reader.bigint(8),
    borrowRate: reader.bigint(8),
    assets: Array.from({ length: reader.number(1) }, () => parseAsset(reader)),
  }
}

function parseAsset(reader: ByteReader): LensAsset {
  const asset = reader.address()
  const feed = reader.addressOrNull()
  const fixed = {
    scale: reader.bigint(8),
    borrowCollateralFactor: reader.bigint(8),
    liquidateCollateralFactor: reader.bigint(8),
    liquidationFactor: reader.bigint(8),
    supplyCap: reader.bigint(16),
    totalSupplyAsset: reader.bigint(16),
  }
  const isKnown = reader.number(1) === 1
  const reserves = reader.bigint(16)
  const price = { feed, ...parsePrice(reader) }
  return { asset, ...fixed, reserves: isKnown ? reserves : null, price }
}

function parsePrice(reader: ByteReader): Pick<LensPrice, 'price' | 'updatedAt'> {
  const isKnown = reader.number(1) === 1
  const price = reader.bigint(32)
  const updatedAt = Number(reader.bigint(8))
  return {
    price: isKnown && price > 0n ? price : null,
    updatedAt: updatedAt === 0 ? null : updatedAt,
  }
}
