import { z } from 'zod'
import { zAddress, zInteger, zTime, zUsd } from './primitives'

/**
 * `fresh` within the feed's own heartbeat, `stale` beyond it, `unknown-age` where the source tells no time
 * (fixed prices, some adapters), `unpriced` where it reverts or answers zero or less.
 */
export const zPrice = z
  .object({
    raw: zInteger.nullable().meta({
      description:
        "The oracle's integer; null where unpriced. Morpho Blue: loan token units a collateral token unit, times 1e36, on both sides",
    }),
    usd: zUsd.nullable(),
    source: zAddress.nullable().meta({ description: "The feed that the market's oracle asks" }),
    updatedAt: zTime.nullable(),
    ageSeconds: z.number().nonnegative().nullable(),
    heartbeatSeconds: z
      .number()
      .nullable()
      .meta({ description: "Longest pause to be expected, learnt from the feed's own rounds" }),
    status: z.enum(['fresh', 'stale', 'unknown-age', 'unpriced']),
  })
  .meta({ id: 'Price', description: "An oracle's price: integer and dollars, with its age" })

/** A price that something would have: the oracle's integer and dollars. */
export const zPricePoint = z
  .object({
    raw: zInteger,
    usd: zUsd
      .nullable()
      .meta({ description: 'null where the oracle counts in another token that nothing prices' }),
  })
  .meta({ id: 'PricePoint', description: "The oracle's integer and dollars" })

export type Price = z.output<typeof zPrice>
export type PricePoint = z.output<typeof zPricePoint>
