import { z } from 'zod'
import { MODEL_DEFAULTS } from '@/lib/risk/scenarios/stress-model'
import { zAsOf, zSource } from './as-of'
import { zAddress, zDecimal, zMarketId, zUsd } from './primitives'
import { zQueryAddress } from './query'

/** A fraction in a query, as a number. */
const zFraction = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,9})?$/, 'must be a decimal number, such as 0.25')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)

const zCount = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `must be from 1 to ${most}`)

const policies = ['own', 'fixed-spread', 'dutch-auction', 'chunks'] as const

export const zCascadeQuery = z.strictObject({
  market: zMarketId,
  asset: zQueryAddress.optional().meta({
    description:
      'The token that falls, held or owed; left out: every token of which more is held as collateral than owed',
  }),
  shock: zFraction(-10, 0.99)
    .default(0.3)
    .meta({ description: 'How far its price falls: 0.3 = 30 %; negative: a rise' }),
  share: zFraction(0, 1).default(MODEL_DEFAULTS.share).meta({
    description:
      'How much of the oracle’s price follows the pools: 0 = an outside market holds the shocked price, 1 = the pools are the market',
  }),
  lag: zCount(60).default(MODEL_DEFAULTS.lag).meta({
    description: 'Rounds that the oracle is behind the pools',
  }),
  policy: z
    .enum(policies, `must be one of ${policies.join(', ')}`)
    .default(MODEL_DEFAULTS.policy)
    .meta({
      description:
        'How what is seized is sold: as the protocol does it; at once at the bonus; by Dutch auction over an hour; in chunks from a shelf',
    }),
  order: z
    .enum(['largest-debt', 'row'], 'must be largest-debt or row')
    .default('largest-debt')
    .meta({ description: 'Who is liquidated first in a round' }),
  profitable: z
    .enum(['true', 'false'], 'must be true or false')
    .default('true')
    .meta({ description: 'false: liquidators sell at a loss too' }),
  rounds: zCount(120).default(20).meta({ description: 'Most looks at the oracle' }),
  roundSeconds: zCount(3600).default(60).meta({ description: 'Seconds from one look to the next' }),
  refill: zFraction(0, 1)
    .default(MODEL_DEFAULTS.refill)
    .meta({ description: 'Share of what was sold that new buyers make good in an hour' }),
})

const zModelCount = z.number().int()

const zCascadeTotals = z
  .object({
    liquidations: zModelCount,
    accounts: zModelCount,
    repaidUsd: zUsd,
    seizedUsd: zUsd,
    returnedUsd: zUsd.meta({
      description:
        'Given back of it: an auction’s rest, a credit beyond the debt; borrowers lose seized − returned − repaid',
    }),
    protocolFeeUsd: zUsd,
    soldUsd: zUsd.meta({ description: "What was sold, at the oracle's price of the moment" }),
    receivedUsd: zUsd.meta({ description: 'What it brought' }),
    badDebtUsd: zUsd,
    unsoldUsd: zUsd.meta({ description: 'Seized, and no buyer found' }),
    leftAccounts: zModelCount.meta({ description: 'Past their line at the end, taken by nobody' }),
    leftDebtUsd: zUsd,
  })
  .meta({ id: 'CascadeTotals' })

export const zCascade = z
  .object({
    asOf: zAsOf,
    source: zSource,
    market: zMarketId,
    parameters: z.object({
      asset: zAddress.nullable(),
      shock: z.number(),
      share: z.number(),
      lag: z.number().int(),
      policy: z.enum(policies),
      order: z.enum(['largest-debt', 'row']),
      profitableOnly: z.boolean(),
      maxRounds: z.number().int(),
      roundSeconds: z.number().int(),
      refillPerHour: z.number(),
    }),
    assumptions: z.array(z.string()),
    outcome: z.enum(['settled', 'round-limit']).meta({
      description: '`settled`: nothing more would happen; `round-limit`: it was stopped',
    }),
    amplification: zDecimal.nullable().meta({
      description:
        "Fall of all collateral's value at the lowest prices ÷ by the shock alone, at least 1; null where nothing fell",
    }),
    totals: zCascadeTotals,
    withoutImpact: zCascadeTotals.meta({
      description: 'The same if every sale found a buyer at the price outside',
    }),
    assets: z.array(
      z.object({
        asset: zAddress,
        symbol: z.string(),
        priceBeforeUsd: zUsd,
        shockedPriceUsd: zUsd,
        lowestOraclePriceUsd: zUsd,
        finalOraclePriceUsd: zUsd,
        finalPoolPriceUsd: zUsd.nullable().meta({ description: 'null without a pool' }),
        sold: zDecimal.meta({ description: 'Whole tokens' }),
        receivedUsd: zUsd,
        venue: z.enum(['pool', 'infinite', 'closed', 'not-known']).meta({
          description: '`not-known`: no pool was found; counted as sold at the price outside',
        }),
        amplification: zDecimal.nullable(),
      }),
    ),
    rounds: z.array(
      z.object({
        round: zModelCount,
        seconds: zModelCount,
        liquidatable: zModelCount,
        liquidations: zModelCount,
        repaidUsd: zUsd,
        receivedUsd: zUsd,
        badDebtUsd: zUsd,
        sold: z.array(zDecimal).meta({ description: 'Whole tokens, in the order of `assets`' }),
        oraclePricesUsd: z.array(zUsd),
        poolPricesUsd: z.array(zUsd.nullable()),
      }),
    ),
    hit: z
      .array(
        z.object({
          address: zAddress,
          collateralUsd: zUsd,
          debtUsd: zUsd,
          liquidations: zModelCount,
          repaidUsd: zUsd,
          seizedUsd: zUsd,
          returnedUsd: zUsd,
          badDebtUsd: zUsd,
        }),
      )
      .meta({
        description: 'Largest seizures first, 50 at most; collateral and debt as they are today',
      }),
    hitAccounts: zModelCount,
    unpricedAccounts: zModelCount.meta({ description: 'Left out for want of a price' }),
  })
  .meta({ id: 'Cascade' })

export type CascadeQuery = z.output<typeof zCascadeQuery>
export type Cascade = z.output<typeof zCascade>
