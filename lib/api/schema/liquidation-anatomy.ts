import { z } from 'zod'
import { zLiquidation } from './liquidation'
import {
  zBuilder,
  zFlow,
  zFunding,
  zGas,
  type zMoved,
  zProfit,
  type zRole,
  zSale,
} from './liquidation-transaction'
import { zAddress, zDecimal, zHash, zInteger, zTime, zUsd } from './primitives'

const zSideLeg = z.object({
  asset: zAddress,
  symbol: z.string(),
  decimals: z.number().int(),
  amount: zInteger,
  valueUsd: zUsd.nullable(),
})

export const zAccountSide = z
  .object({
    healthFactor: zInteger
      .nullable()
      .meta({ description: 'Wad; null without debt, or where a price was missing' }),
    kind: z.enum(['no-debt', 'priced', 'unpriced']),
    collateralUsd: zUsd.nullable(),
    debtUsd: zUsd.nullable(),
    collateral: z.array(
      zSideLeg.extend({
        threshold: zDecimal.nullable().meta({ description: 'At which it counts, as a ratio' }),
      }),
    ),
    debt: z.array(zSideLeg),
  })
  .meta({ id: 'AccountSide', description: 'What the account had and owed at one moment' })

export const zSides = z
  .object({
    basis: z.enum(['transaction', 'block']).meta({
      description:
        'transaction: the states just before and just after the transaction, from its trace. block: the account of the block before at the prices of the liquidation’s block, and that block’s end',
    }),
    callsInTransaction: z.number().int().nullable().meta({
      description: 'Liquidations of this account in the transaction: the sides are those of all',
    }),
    before: zAccountSide,
    after: zAccountSide,
  })
  .meta({ id: 'LiquidationSides' })

const zCauseKind = z.enum([
  'oracle-round',
  'interest',
  'owner-act',
  'earlier-liquidation',
  'parameter-change',
  'block-lifted',
])

export const zCause = z
  .object({
    kind: zCauseKind,
    also: z.array(zCauseKind).meta({
      description: 'What else was needed for it, or would have done it too, the stronger first',
    }),
    prices: z
      .array(
        z.object({
          asset: zAddress,
          symbol: z.string(),
          before: zDecimal,
          after: zDecimal,
          unit: z.string().meta({
            description: 'USD, or the symbol of the token that the oracle counts in',
          }),
          decisive: z.boolean().meta({ description: 'Without this one move it was still safe' }),
        }),
      )
      .meta({ description: "Prices of the account's assets that changed in that block" }),
    acts: z
      .array(z.object({ event: z.string(), transactionHash: zHash, asset: zAddress.nullable() }))
      .meta({ description: "The account's own events of that block" }),
    parameters: z
      .array(z.object({ name: z.string(), of: z.string(), before: z.string(), after: z.string() }))
      .meta({ description: 'Parameters that count for the account and changed in that block' }),
    healthBefore: zInteger
      .nullable()
      .meta({ description: 'Wad, at the end of the block before that block' }),
    healthThen: zInteger.nullable().meta({ description: 'Wad, in that block' }),
  })
  .meta({ id: 'LiquidationCause' })

export const zLateness = z
  .object({
    blocksLate: z.number().int(),
    secondsLate: z.number().int(),
    firstBlock: z
      .object({ number: z.number().int(), hash: zHash, timestamp: zTime })
      .meta({ description: 'The first block at whose end, or within which, it was possible' }),
    searched: z.enum(['followed', 'each-block', 'halving']).meta({
      description:
        'followed: this process judged every block; each-block: each was read back to that one; halving: found by halving, a safe block between two of the tried ones may be missed',
    }),
    cause: zCause.nullable(),
  })
  .meta({ id: 'LiquidationLateness' })

export const zOverLiquidation = z
  .object({
    repaid: zInteger,
    leastRepay: zInteger
      .nullable()
      .meta({ description: 'The least repay that brings health to 1; null: none would have' }),
    factor: zDecimal.nullable().meta({ description: 'repaid ÷ leastRepay' }),
  })
  .meta({ id: 'LiquidationExcess' })

export const zToxicity = z
  .object({
    toxic: z.boolean().meta({ description: 'Health was lower after it than before' }),
    bonus: zDecimal.meta({ description: 'Factor with principal' }),
    threshold: zDecimal.nullable(),
    healthBefore: zInteger,
    healthAfter: zInteger.nullable().meta({ description: 'null: no debt was left' }),
  })
  .meta({ id: 'LiquidationToxicity' })

export const zFollowUps = z
  .object({
    next: z
      .object({
        id: z.string(),
        blockNumber: z.number().int(),
        blocksLater: z.number().int(),
        secondsLater: z.number().int(),
      })
      .nullable(),
    laterCount: z.number().int(),
    earlierCount: z.number().int(),
  })
  .meta({ id: 'LiquidationFollowUps' })

export const zOwnerLoss = z
  .object({
    usd: zUsd.meta({ description: 'Collateral that went beyond the debt that went' }),
    shareOfCollateral: zDecimal.nullable().meta({ description: 'Of all that the account had' }),
  })
  .meta({ id: 'OwnerLoss' })

/** Parts of an anatomy that may not be known. */
export const zAnatomyPart = z.enum([
  'sides',
  'lateness',
  'cause',
  'overLiquidation',
  'toxicity',
  'gas',
  'builder',
  'flow',
  'sale',
  'funding',
  'profit',
  'ownerLoss',
])

export const zLiquidationAnatomy = z
  .object({
    sides: zSides.nullable(),
    lateness: zLateness.nullable(),
    overLiquidation: zOverLiquidation.nullable(),
    toxicity: zToxicity.nullable(),
    gas: zGas.nullable(),
    builder: zBuilder.nullable(),
    flow: zFlow.nullable(),
    sale: zSale.nullable(),
    funding: zFunding.nullable(),
    profit: zProfit.nullable(),
    followUps: zFollowUps,
    ownerLoss: zOwnerLoss.nullable(),
    notKnown: z
      .array(z.object({ part: zAnatomyPart, reason: z.string() }))
      .meta({ description: 'Why a part is null, or what of it is' }),
    readFrom: z.array(z.string()).meta({ description: 'How it is known, in words' }),
  })
  .meta({
    id: 'LiquidationAnatomy',
    description: 'What happened in and around the transaction, read when it is asked for',
  })

export const zLiquidationDetail = zLiquidation
  .extend({ anatomy: zLiquidationAnatomy })
  .meta({ id: 'LiquidationDetail' })

export type AnatomyAmount = z.output<typeof zMoved>
export type AccountSide = z.output<typeof zAccountSide>
export type Sides = z.output<typeof zSides>
export type CauseKind = z.output<typeof zCauseKind>
export type LiquidationCause = z.output<typeof zCause>
export type Lateness = z.output<typeof zLateness>
export type OverLiquidation = z.output<typeof zOverLiquidation>
export type Toxicity = z.output<typeof zToxicity>
export type PartyRole = z.output<typeof zRole>
export type LiquidationFlow = z.output<typeof zFlow>
export type CollateralSale = z.output<typeof zSale>
export type Funding = z.output<typeof zFunding>
export type Profit = z.output<typeof zProfit>
export type FollowUps = z.output<typeof zFollowUps>
export type AnatomyPart = z.output<typeof zAnatomyPart>
export type LiquidationAnatomy = z.output<typeof zLiquidationAnatomy>
export type LiquidationDetail = z.output<typeof zLiquidationDetail>
