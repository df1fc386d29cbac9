import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zBookAsset } from './book'
import { zLiquidationDay } from './liquidation'
import { zAddress, zDecimal, zInteger, zMarketId, zProtocol, zTime, zUsd } from './primitives'

export const periods = ['24h', '7d', '30d', 'all'] as const

export const zMarketLiquidationsQuery = z.strictObject({
  period: z.enum(periods, 'must be 24h, 7d, 30d or all').default('30d').meta({
    description: "Back from the market's newest block",
  }),
})

const zCount = z.number().int()
const zBlocks = z.number().int().nullable()
const zShare = zDecimal.nullable()

export const zLateness = z
  .object({
    known: zCount,
    notKnown: zCount,
    medianBlocks: zBlocks,
    p95Blocks: zBlocks.meta({ description: '95 % of those known came within so many blocks' }),
    inFirst: zCount.meta({ description: 'Came in the first block that allowed it' }),
    shareInFirst: zShare.meta({ description: 'Of those known' }),
    buckets: z
      .array(z.object({ from: zCount, to: zBlocks, count: zCount }))
      .meta({ description: 'By blocks late, both ends included; the last has no end' }),
  })
  .meta({
    id: 'Lateness',
    description:
      'Blocks between the first in which it could have happened and the one in which it did, counted once a borrower and block',
  })

export const zAuctionPace = z
  .object({
    taken: zCount.meta({ description: 'Auctions of the period of which somebody bought' }),
    known: zCount,
    medianBlocks: zBlocks,
    p95Blocks: zBlocks,
  })
  .meta({ id: 'AuctionPace', description: "Blocks from an auction's start to its first purchase" })

const zSum = zUsd.nullable()

/** Sums are null where there are sales and of none is that value known. */
const zRecovery = {
  seizedUsd: zSum,
  repaidUsd: zSum,
  seizedToRepaid: zShare.meta({ description: 'Taken ÷ paid' }),
  badDebtUsd: zSum,
  recovered: zShare.meta({
    description: 'Debt that was covered ÷ (covered + bad debt), where both are known',
  }),
  bonusUsd: zSum.meta({ description: 'Gross; null where nobody is paid' }),
  unpriced: zCount.meta({ description: 'Without a known value: left out of the sums' }),
  badDebtNotKnown: zCount,
}

export const zOverLiquidation = z
  .object({
    known: zCount,
    notKnown: zCount,
    under: zCount.meta({ description: 'Left below 1' }),
    enough: zCount.meta({ description: 'Left at 1 to 1.01' }),
    over: zCount.meta({ description: 'Left above 1.01, with debt' }),
    closed: zCount.meta({ description: 'No debt was left, all of it paid' }),
    lost: zCount.meta({ description: 'No debt was left, a part of it lost' }),
    share: zShare.meta({ description: 'over ÷ known' }),
  })
  .meta({ id: 'OverLiquidation', description: 'By the health after the block, once a borrower' })

export const zLiquidatorSum = z
  .object({
    address: zAddress,
    count: zCount,
    seizedUsd: zSum,
    repaidUsd: zSum,
    bonusUsd: zSum.meta({ description: 'Gross; null where nothing is known or nobody is paid' }),
    share: zShare.meta({ description: 'See shareOf' }),
    unpriced: zCount,
  })
  .meta({ id: 'LiquidatorSum' })

export const zCollateralSum = z
  .object({ asset: zAddress, symbol: z.string(), count: zCount, share: zShare, ...zRecovery })
  .meta({ id: 'CollateralSum' })

export const waitingReasons = [
  'just-now',
  'paused',
  'grace-period',
  'sequencer-outage',
  'leaves-dust',
  'auction-limit',
  'refused',
  'nothing-to-take',
  'bad-debt',
  'dust',
  'bonus-below-gas',
  'caller-unpaid',
  'no-depth',
  'collateral-lent-out',
  'debt-illiquid',
  'toxic',
  'not-known',
] as const

export const zWaitingLoan = z
  .object({
    address: zAddress,
    subaccount: z.string().optional(),
    healthFactor: zInteger,
    liquidatable: z.boolean().meta({ description: 'A liquidation would pass now' }),
    collateralUsd: zUsd.nullable(),
    debtUsd: zUsd.nullable(),
    assets: z.array(zBookAsset),
    since: z
      .object({
        earliestBlock: zBlocks.meta({ description: 'null: before anybody looked' }),
        latestBlock: zCount,
        at: zTime.nullable().meta({ description: 'Of the latest block' }),
      })
      .nullable()
      .meta({ description: 'The first block that allowed it lies within; null: not known' }),
    best: z
      .object({
        collateral: z.string().meta({ description: 'Symbol' }),
        debt: z.string().meta({ description: 'Symbol' }),
        repayUsd: zUsd.nullable(),
        seizedUsd: zUsd.nullable(),
        bonusUsd: zUsd.nullable(),
        saleUsd: zUsd.nullable().meta({
          description: 'What selling it in the known pools brings; null: no pool is known',
        }),
      })
      .nullable()
      .meta({ description: 'The best choice of a liquidator; null: there is none' }),
    reasons: z.array(z.object({ code: z.enum(waitingReasons), text: z.string() })),
  })
  .meta({ id: 'WaitingLoan', description: 'A loan past its line that nobody has taken' })

export const zGasCost = z
  .object({
    units: zCount.meta({ description: 'Assumed for the bare call' }),
    priceWei: zInteger.nullable().meta({ description: "The node's, when it was asked" }),
    nativeSymbol: z.string().nullable(),
    nativeUsd: zUsd.nullable(),
    costUsd: zUsd.nullable(),
  })
  .meta({ id: 'GasCost' })

/** How well one market liquidates, and what it leaves. */
export const zMarketLiquidations = z
  .object({
    market: zMarketId,
    marketName: z.string(),
    protocol: zProtocol,
    mechanism: z.enum(['fixed-spread', 'auction', 'absorption']),
    asOf: zAsOf,
    source: zSource,
    progress: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Of the search of the past: below 1, older ones may be missing' }),
    period: z.enum(periods),
    from: zTime.nullable().meta({ description: 'null: all that are known' }),
    oldest: zTime.nullable().meta({ description: 'The oldest that is counted' }),
    count: zCount,
    occasions: zCount.meta({
      description: 'Counted once a borrower and block: what lateness and health are told of',
    }),
    lateness: zLateness.nullable().meta({ description: 'null: does not apply to auctions' }),
    auctions: zAuctionPace.nullable().meta({ description: 'Of markets that sell by auction' }),
    value: z.object(zRecovery),
    overLiquidation: zOverLiquidation
      .nullable()
      .meta({ description: 'null: the mechanism sells all or nothing' }),
    liquidators: z.object({
      total: zCount,
      shareOf: z.enum(['seized', 'repaid']).nullable().meta({
        description:
          'What shares are of: what was taken, or where no value of that is known, what was paid; null: neither',
      }),
      topShare: zShare,
      herfindahl: zShare.meta({ description: 'Sum of the squared shares, 1 where one takes all' }),
      items: z.array(zLiquidatorSum).meta({ description: 'The 50 largest' }),
    }),
    collaterals: z.array(zCollateralSum),
    days: z.array(zLiquidationDay),
    gas: zGasCost,
    waiting: z
      .object({
        total: zCount,
        liquidatable: zCount.meta({ description: 'Of the listed ones' }),
        collateralUsd: zUsd.nullable().meta({ description: 'Of all; null where a value lacks' }),
        debtUsd: zUsd.nullable(),
        items: z.array(zWaitingLoan).meta({ description: 'The 100 largest debts' }),
      })
      .meta({ description: 'Loans past their line that nobody has taken' }),
  })
  .meta({ id: 'MarketLiquidations' })

export type Period = (typeof periods)[number]
export type MarketLiquidationsQuery = z.output<typeof zMarketLiquidationsQuery>
export type MarketLiquidations = z.output<typeof zMarketLiquidations>
export type Lateness = z.output<typeof zLateness>
export type WaitingLoan = z.output<typeof zWaitingLoan>
export type GasCost = z.output<typeof zGasCost>
