import { z } from 'zod'
import { zAddress, zDecimal, zInteger, zMarketId, zTime, zUsd } from './primitives'

const zPlace = { at: zTime, blockNumber: z.number().int() }

export const zMarketHistory = z
  .object({
    market: zMarketId,
    step: z.union([z.literal(300), z.literal(3600)]).meta({
      description: 'Seconds between points: five minutes up to 30 days back, else an hour',
    }),
    falls: z
      .array(zDecimal)
      .meta({ description: 'Falls of all collateral that `atRiskUsd` answers to, in its order' }),
    items: z.array(
      z.object({
        ...zPlace,
        borrowers: z.number().int(),
        collateralUsd: zUsd,
        debtUsd: zUsd,
        liquidatableUsd: zUsd,
        badDebtUsd: zUsd,
        atRiskUsd: z
          .array(zUsd)
          .meta({ description: 'Collateral liquidatable once that fall is reached' }),
      }),
    ),
  })
  .meta({ id: 'MarketHistory', description: 'Oldest first; kept since this market is followed' })

export const zAccountHistory = z
  .object({
    address: zAddress,
    positions: z.array(
      z.object({
        market: zMarketId,
        subaccount: z.string().optional(),
        items: z.array(
          z.object({
            ...zPlace,
            healthFactor: zInteger
              .nullable()
              .meta({ description: 'Wad; null: a price was missing' }),
            collateralUsd: zUsd.nullable(),
            debtUsd: zUsd.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({
    id: 'AccountHistory',
    description:
      'Oldest first. Kept while an account is near its liquidation (below 1.5), or once somebody has looked at it; a point when health has moved by a hundredth',
  })

export type MarketHistory = z.output<typeof zMarketHistory>
export type AccountHistory = z.output<typeof zAccountHistory>
