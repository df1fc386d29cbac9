import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zPrice } from './price'
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
    liquidationBonus: zDecimal.meta({ description: 'Factor with principal (1.05 = 5 %)' }),
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
  })
  .meta({ id: 'Market' })

export const zMarkets = z.object({ items: z.array(zMarket) }).meta({ id: 'Markets' })

export type AuditLedger = z.output<typeof zAuditLedger>
export type MarketAsset = z.output<typeof zMarketAsset>
export type EMode = z.output<typeof zEMode>
export type Market = z.output<typeof zMarket>
export type Markets = z.output<typeof zMarkets>
