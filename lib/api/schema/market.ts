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

export const zMarketAsset = z
  .object({
    address: zAddress,
    symbol: z.string(),
    decimals: z.number().int(),
    price: zPrice,
    ltv: zDecimal.meta({ description: 'Limit for new loans, as a ratio (0.8 = 80 %)' }),
    liquidationThreshold: zDecimal.meta({ description: 'Ratio (0.825 = 82.5 %)' }),
    liquidationBonus: zDecimal.meta({
      description:
        'Factor with principal (1.05 = 5 %); Compound v3: 1 and the share of the value that an absorption does not credit',
    }),
    liquidationProtocolFee: zDecimal.meta({ description: "Protocol's share of the bonus part" }),
    supplied: zInteger,
    suppliedUsd: zUsd.nullable(),
    borrowed: zInteger,
    borrowedUsd: zUsd.nullable(),
    utilisation: zDecimal,
    supplyRate: zDecimal.meta({ description: 'Yearly, 0.0492 = 4.92 %' }),
    borrowRate: zDecimal,
    deficit: zInteger.nullable().meta({
      description: 'Bad debt that the protocol has booked and not covered; null before v3.3',
    }),
    status: z.enum(['active', 'frozen', 'paused', 'inactive']),
  })
  .meta({ id: 'MarketAsset' })

export const zEMode = z
  .object({
    id: z.number().int(),
    label: z.string(),
    ltv: zDecimal,
    liquidationThreshold: zDecimal,
    liquidationBonus: zDecimal,
    collateral: z.array(zAddress),
    borrowable: z.array(zAddress),
  })
  .meta({ id: 'EMode', description: 'A category of correlated assets with rules of its own' })

export const zHolder = z
  .object({ address: zAddress, collateralUsd: zUsd, debtUsd: zUsd, shareOfDebt: zDecimal })
  .meta({ id: 'Holder' })

/** What comparing random accounts with the protocol's own view has found so far. */
export const zAuditLedger = z
  .object({
    since: zTime.meta({ description: 'Of the first comparison' }),
    checks: z.number().int().meta({ description: 'Accounts compared, each time counted' }),
    misses: z.number().int(),
    last: z
      .object({
        blockNumber: z.number().int(),
        at: zTime,
        checked: z.number().int(),
        equal: z.number().int(),
      })
      .meta({ description: 'The newest comparison' }),
    recentMisses: z.array(
      z.object({
        blockNumber: z.number().int(),
        at: zTime,
        address: zAddress,
        ours: z.string(),
        theirs: z.string(),
      }),
    ),
  })
  .meta({ id: 'AuditLedger' })

/** What a Comet has taken in by absorptions and sells from its own shelf. */
export const zShelf = z
  .object({
    sale: z.enum(['open', 'paused', 'reserves-at-target']).meta({
      description: 'Collateral is sold only while the reserves are below their target',
    }),
    reserves: zInteger.meta({
      description: 'Base token units; negative where more is owed to lenders than there is',
    }),
    reservesUsd: zUsd.nullable(),
    targetReserves: zInteger,
    targetReservesUsd: zUsd.nullable(),
    items: z.array(
      z.object({
        asset: zAddress,
        symbol: z.string(),
        decimals: z.number().int(),
        amount: zInteger.nullable().meta({ description: 'null where its token does not tell' }),
        valueUsd: zUsd.nullable().meta({ description: "At the oracle's price" }),
        askPrice: zPricePoint.nullable().meta({ description: 'Of one whole token' }),
        discount: zDecimal.meta({ description: "Below the oracle's price (0.042 = 4.2 %)" }),
        cost: zInteger.nullable().meta({ description: 'Base token units that buy all of it' }),
        costUsd: zUsd.nullable(),
      }),
    ),
  })
  .meta({ id: 'Shelf', description: 'Collateral that the protocol itself sells at a discount' })

export const zMarket = z
  .object({
    id: zMarketId,
    protocol: zProtocol,
    chainId: zChainId,
    name: z.string(),
    ruleSet: z
      .string()
      .meta({ description: 'Rules in force, as the chain states them', example: 'v3.6' }),
    poolAddress: zAddress.nullable(),
    asOf: zAsOf.nullable().meta({ description: 'null while nothing was read yet' }),
    source: zSource,
    phase: z.enum(['discovering', 'live', 'down']),
    progress: z.number().min(0).max(1).meta({ description: 'Discovery of borrowers, 0 to 1' }),
    borrowers: z.number().int(),
    unpricedAccounts: z
      .number()
      .int()
      .meta({ description: 'Accounts left out of the totals because a price is missing' }),
    coverage: zDecimal
      .nullable()
      .meta({ description: "Debt of the accounts it follows ÷ the market's own total debt" }),
    totals: z
      .object({
        collateralUsd: zUsd,
        debtUsd: zUsd,
        liquidatableUsd: zUsd.meta({ description: 'Collateral of accounts below health 1' }),
        liquidatableAccounts: z.number().int(),
        badDebtUsd: zUsd.meta({ description: 'Debt of open accounts beyond their collateral' }),
        deficitUsd: zUsd.nullable().meta({ description: 'Bad debt booked by the protocol' }),
      })
      .nullable(),
    audit: zAuditLedger
      .nullable()
      .meta({ description: "Comparisons with the protocol's own view; null before the first" }),
    largest: z.array(zHolder).meta({ description: 'The ten largest by debt' }),
    assets: z.array(zMarketAsset),
    eModes: z.array(zEMode),
    shelf: zShelf.optional().meta({ description: 'Compound v3 only' }),
  })
  .meta({ id: 'Market' })

export const zMarkets = z.object({ items: z.array(zMarket) }).meta({ id: 'Markets' })

export type AuditLedger = z.output<typeof zAuditLedger>
export type MarketAsset = z.output<typeof zMarketAsset>
export type EMode = z.output<typeof zEMode>
export type Shelf = z.output<typeof zShelf>
export type Market = z.output<typeof zMarket>
export type Markets = z.output<typeof zMarkets>
