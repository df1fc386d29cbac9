import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zPrice, zPricePoint } from './price'
import {
  zAddress,
  zChainId,
  zDecimal,
  zInteger,
  zMarketId,
  zProtocol,
  zTime,
  zUsd,
} from './primitives'

export const zHealth = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('no-debt') }),
    z.object({
      kind: z.literal('priced'),
      healthFactor: zInteger.meta({ description: 'Wad integer (1e18 = 1)' }),
      liquidatable: z.boolean().meta({
        description:
          'A liquidation would succeed now: health below 1, collateral to take, nothing paused',
      }),
    }),
    z.object({ kind: z.literal('unpriced'), assets: z.array(zAddress) }),
  ])
  .meta({ id: 'Health' })

const zLeg = {
  asset: zAddress,
  symbol: z.string(),
  decimals: z.number().int(),
  amount: zInteger,
  price: zPrice,
  valueUsd: zUsd.nullable(),
  liquidationPrice: zPricePoint
    .nullable()
    .meta({ description: 'null: unreachable, see distance.perAsset' }),
}

export const zCollateralLeg = z
  .object({
    ...zLeg,
    usedAsCollateral: z.boolean(),
    liquidationThreshold: zDecimal,
    liquidationBonus: zDecimal,
    supplyRate: zDecimal,
  })
  .meta({ id: 'CollateralLeg' })

export const zDebtLeg = z.object({ ...zLeg, borrowRate: zDecimal }).meta({ id: 'DebtLeg' })

export const zAssetDistance = z
  .union([
    z.object({
      asset: zAddress,
      direction: z.enum(['down', 'up']),
      liquidationPrice: zPricePoint,
      distance: zDecimal.meta({ description: 'Towards danger; zero or less once reached' }),
    }),
    z.object({ asset: zAddress, unreachable: z.literal(true) }),
  ])
  .meta({ id: 'AssetDistance' })

const zTokenRef = z.object({ asset: zAddress, symbol: z.string(), decimals: z.number().int() })

export const zLiquidationPreview = z
  .object({
    collateral: zTokenRef,
    debt: zTokenRef,
    maxRepay: zInteger.meta({
      description: 'The largest repay that passes, as the event will say it',
    }),
    debtToCover: zInteger.meta({
      description:
        'What to pass to the protocol for that; more than maxRepay where the collateral runs out first',
    }),
    seized: zInteger.meta({ description: 'What the liquidator receives, the fee apart' }),
    protocolFee: zInteger,
    repayUsd: zUsd.nullable(),
    seizedUsd: zUsd.nullable(),
    bonusUsd: zUsd.nullable(),
    protocolFeeUsd: zUsd.nullable(),
    closeFactor: zDecimal.meta({ description: 'Share of this debt that may be repaid at once' }),
    healthFactorAfter: zInteger.nullable().meta({ description: 'Wad; null where no debt is left' }),
    minRepayToHealthy: zInteger
      .nullable()
      .meta({ description: 'Smallest repay that brings health to 1; null: none does' }),
    toxic: z.boolean(),
    badDebtUsd: zUsd.nullable(),
    blocked: z.string().nullable().meta({ description: 'Why the protocol forbids it now' }),
    returned: z.object({ amount: zInteger, valueUsd: zUsd.nullable() }).optional().meta({
      description:
        'Compound v3, in the first row: what the absorption credits beyond the debt, lent to the account afterwards, in the debt asset',
    }),
  })
  .meta({
    id: 'LiquidationPreview',
    description:
      'Rows are choices of the liquidator; on Compound v3 they are the parts of one absorption, which takes everything: their repays add up to the debt',
  })

export const zEarlierLine = z
  .object({
    by: zAddress.meta({ description: 'The contract that the borrower lets act' }),
    threshold: zDecimal.meta({ description: 'Loan-to-value from which it may act' }),
    healthFactor: zInteger
      .nullable()
      .meta({ description: 'Wad, to this line; null where its oracle gives no price' }),
    liquidatable: z.boolean().meta({ description: 'It may act now: past this line, not the last' }),
    liquidationPrice: zPricePoint.nullable(),
    distance: zDecimal.nullable().meta({ description: "Fall of the collateral's price to it" }),
    closeFactor: zDecimal.meta({ description: 'Share of the debt that it may repay at once then' }),
    bonus: zDecimal.meta({ description: 'Factor with principal (1.01 = 1 %), then' }),
    maxRepay: zInteger.nullable(),
    seized: zInteger.nullable(),
  })
  .meta({
    id: 'EarlierLine',
    description: 'A partial liquidation that the borrower opted in to, before the protocol may act',
  })

export const zNextPrice = z
  .object({
    price: zPricePoint,
    healthFactor: zInteger.meta({ description: 'Wad, at that price and with interest until then' }),
    at: zTime.meta({ description: 'From when on anybody may put it into force' }),
  })
  .meta({
    id: 'NextPrice',
    description: "A price that the protocol's oracle has taken already and holds back for a while",
  })

export const zPosition = z
  .object({
    market: zMarketId,
    marketName: z.string(),
    protocol: zProtocol,
    chainId: zChainId,
    subaccount: z.string().optional(),
    asOf: zAsOf,
    source: zSource,
    eMode: z.object({ id: z.number().int(), label: z.string() }).nullable(),
    health: zHealth,
    collateralUsd: zUsd.nullable(),
    debtUsd: zUsd.nullable(),
    netUsd: zUsd.nullable(),
    leverage: zDecimal.nullable(),
    collateral: z.array(zCollateralLeg),
    debt: z.array(zDebtLeg),
    distance: z.object({ uniform: zDecimal.nullable(), perAsset: z.array(zAssetDistance) }),
    timeToLiquidationSeconds: z.number().int().nullable(),
    liquidation: z.array(zLiquidationPreview),
    earlier: zEarlierLine.optional(),
    next: zNextPrice.nullable().optional(),
    verified: z
      .object({
        onChainHealthFactor: zInteger
          .nullable()
          .meta({ description: 'null where the protocol has no such figure' }),
        equal: z.boolean(),
        by: z
          .string()
          .optional()
          .meta({ description: 'What was compared, where it is no health factor' }),
      })
      .nullable()
      .meta({
        description: "The protocol's own view at the same block; null where it was not read",
      }),
  })
  .meta({ id: 'Position' })

/** A market whose part of the answer could not be read. Its position is unknown, not empty. */
export const zUnreadMarket = z
  .object({ market: zMarketId, marketName: z.string(), source: zSource })
  .meta({ id: 'UnreadMarket' })

export const zAccount = z
  .object({
    address: zAddress,
    ensName: z.string().nullable(),
    positions: z.array(zPosition),
    unread: z.array(zUnreadMarket),
    asOf: z.record(zMarketId, zAsOf),
    source: z.record(zMarketId, zSource),
  })
  .meta({ id: 'Account' })

export type HealthJson = z.output<typeof zHealth>
export type CollateralLeg = z.output<typeof zCollateralLeg>
export type DebtLeg = z.output<typeof zDebtLeg>
export type AssetDistance = z.output<typeof zAssetDistance>
export type LiquidationPreview = z.output<typeof zLiquidationPreview>
export type EarlierLine = z.output<typeof zEarlierLine>
export type Position = z.output<typeof zPosition>
export type Account = z.output<typeof zAccount>
