import { z } from 'zod'
import { zAsOfByMarket, zSourceByMarket } from './as-of'
import { zAddress, zHash, zInteger, zMarketId, zTime, zUsd } from './primitives'

export const zMovedAsset = z
  .object({
    asset: zAddress,
    symbol: z.string(),
    decimals: z.number().int(),
    amount: zInteger,
    valueUsd: zUsd
      .nullable()
      .meta({ description: "At the oracle's price of that block; null where it is not known" }),
  })
  .meta({ id: 'MovedAsset' })

export const zLiquidation = z
  .object({
    id: z.string().meta({ description: '<chainId>-<txHash>-<logIndex>' }),
    market: zMarketId,
    mechanism: z.enum(['fixed-spread', 'auction', 'absorption']),
    blockNumber: z.number().int(),
    blockHash: zHash,
    transactionHash: zHash,
    logIndex: z.number().int(),
    timestamp: zTime,
    borrower: zAddress,
    liquidator: zAddress,
    collateral: zMovedAsset.meta({ description: 'What the liquidator received, fee apart' }),
    debt: zMovedAsset,
    bonusUsd: zUsd.nullable(),
    protocolFeeUsd: zUsd.nullable(),
    badDebtUsd: zUsd.nullable(),
    healthFactorBefore: zInteger.nullable().meta({ description: 'Wad; null where not known' }),
    healthFactorAfter: zInteger.nullable(),
    blocksLate: z.number().int().nullable(),
  })
  .meta({ id: 'Liquidation' })

export const zLiquidationDay = z
  .object({
    day: z.string().meta({ description: 'UTC day, YYYY-MM-DD' }),
    count: z.number().int(),
    collateralUsd: zUsd,
    debtUsd: zUsd,
    unpriced: z.number().int().meta({ description: 'Liquidations without a known value' }),
  })
  .meta({ id: 'LiquidationDay' })

export const zLiquidations = z
  .object({
    asOf: zAsOfByMarket,
    source: zSourceByMarket,
    total: z.number().int(),
    items: z.array(zLiquidation),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Liquidations' })

export type MovedAsset = z.output<typeof zMovedAsset>
export type Liquidation = z.output<typeof zLiquidation>
export type LiquidationDay = z.output<typeof zLiquidationDay>
export type Liquidations = z.output<typeof zLiquidations>
