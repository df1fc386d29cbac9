import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zAddress, zDecimal, zMarketId, zTime, zUsd } from './primitives'

export const zVolatility = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('measured'),
      yearly: zDecimal.meta({
        description: 'Standard deviation of log returns a year, 0.6 = 60 %',
      }),
      error: zDecimal.meta({ description: 'Standard error of `yearly`' }),
      daily: zDecimal,
      intervals: z.number().int().meta({ description: 'Intervals between rounds' }),
      seconds: z.number().meta({ description: 'Time that they cover' }),
      gaps: z.number().int().meta({ description: 'Longer silences, left out' }),
      gapSeconds: z.number(),
      isCut: z.boolean().meta({ description: 'More rounds than are read: fewer days are covered' }),
    }),
    z.object({ kind: z.literal('fixed') }),
    z.object({
      kind: z.literal('unknown'),
      reason: z.enum(['no-source', 'no-rounds', 'too-few-rounds']),
    }),
  ])
  .meta({ id: 'Volatility', description: "How a price moves, from its oracle's own rounds" })

export const zChanceAsset = z
  .object({
    address: zAddress,
    symbol: z.string(),
    feeds: z.array(
      z.object({
        address: zAddress,
        power: z.number().int().meta({ description: '1: times this feed, -1: divided by it' }),
      }),
    ),
    fromMarket: zMarketId.nullable().meta({
      description: 'Where its own source tells no rounds: the market whose feed was read instead',
    }),
    volatility: zVolatility,
  })
  .meta({ id: 'ChanceAsset' })

const zTailFigure = z.object({
  usd: zUsd,
  low: zUsd.meta({ description: 'With 95 % confidence, given how many paths were played' }),
  high: zUsd,
})

const zAmounts = z.object({ collateralUsd: zUsd, badDebtUsd: zUsd, accounts: z.number().int() })

export const zMarketTails = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      hours: z.number().int(),
      paths: z.number().int(),
      looks: z.number().int().meta({ description: 'On each path, evenly' }),
      seed: z.number().int(),
      levels: z.array(
        z.object({
          level: z.number().meta({ description: '0.95: 95 of 100 days end with no more' }),
          collateral: zTailFigure.meta({ description: 'Liquidated, at the prices of the sale' }),
          badDebt: zTailFigure,
          accounts: z.number().int(),
        }),
      ),
      mean: zAmounts,
      now: zAmounts.meta({ description: 'Liquidatable already; in none of the other figures' }),
      heldStill: z
        .object({ collateral: zDecimal, debt: zDecimal })
        .meta({ description: 'Shares whose price was held still: nothing is known of it' }),
      unpricedAccounts: z
        .number()
        .int()
        .meta({ description: 'Owing, and left out of all figures for want of a price' }),
    }),
    z.object({
      kind: z.literal('unknown'),
      reason: z.enum(['no-borrowers', 'unpriced', 'no-volatility']),
      assets: z.array(zAddress),
    }),
  ])
  .meta({ id: 'MarketTails', description: "A market's worst days, without any effect on prices" })

const zHorizonChance = z.object({
  days: z.number().int(),
  chance: zDecimal.meta({ description: '0 to 1' }),
  error: zDecimal.meta({ description: 'Half-width of the 99 % interval of the calculation' }),
  low: zDecimal.meta({ description: 'Were every volatility one standard error lower' }),
  high: zDecimal,
})

export const zPositionChance = z
  .object({
    market: zMarketId,
    subaccount: z.string().optional(),
    result: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('known'),
        method: z.enum(['closed-form', 'monte-carlo']),
        deviations: zDecimal
          .nullable()
          .meta({ description: 'Distance in standard deviations of a day; null: no price moved' }),
        volatility: zDecimal.meta({ description: 'Of the logarithm of health, a year' }),
        paths: z.number().int().nullable(),
        seed: z.number().int().nullable(),
        horizons: z.array(zHorizonChance),
      }),
      z.object({ kind: z.literal('reached') }),
      z.object({
        kind: z.literal('unknown'),
        reason: z.enum(['no-debt', 'no-collateral', 'no-volatility', 'unpriced']),
        assets: z.array(z.object({ address: zAddress, symbol: z.string() })),
      }),
    ]),
  })
  .meta({ id: 'PositionChance', description: 'The chance that health touches 1 within a time' })

/** How a measurement was made; the same for all that hangs on it. */
export const zMeasurement = z
  .object({
    blockNumber: z.number().int(),
    timestamp: zTime,
    days: z.number().int().meta({ description: 'Rounds that are looked back at most' }),
    maxGapSeconds: z.number().int().meta({ description: 'Longer silences are left out' }),
  })
  .meta({ id: 'Measurement', description: "When and how oracles' rounds were read" })

export const zChance = z
  .object({
    market: zMarketId,
    asOf: zAsOf.nullable(),
    source: zSource,
    measured: zMeasurement,
    assets: z.array(zChanceAsset),
    correlations: z.array(z.array(z.number().nullable())).meta({
      description:
        'By `assets`; null with one that stands still or is not known, and where two feeds have too few rounds in common',
    }),
    tails: zMarketTails,
    account: z
      .object({ address: zAddress, positions: z.array(zPositionChance) })
      .optional()
      .meta({ description: 'Where `account` is given: its positions in this market' }),
  })
  .meta({ id: 'Chance' })

export type VolatilityJson = z.output<typeof zVolatility>
export type ChanceAsset = z.output<typeof zChanceAsset>
export type MarketTailsJson = z.output<typeof zMarketTails>
export type PositionChance = z.output<typeof zPositionChance>
export type Measurement = z.output<typeof zMeasurement>
export type Chance = z.output<typeof zChance>
/** What a market's page shows of it: without any account. */
export type MarketChance = Omit<Chance, 'account'>
