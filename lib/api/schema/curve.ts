import { z } from 'zod'
import { zAsOf, zAsOfByMarket, zSource, zSourceByMarket } from './as-of'
import { zAddress, zDecimal, zUsd } from './primitives'

/**
 * Cumulative: what is liquidatable once the fall reaches that level. Collateral and debt are counted at
 * today's prices, so the curve never falls; bad debt is what the fallen collateral would not cover.
 */
export const zCurve = z
  .object({
    asOf: z.union([zAsOf, zAsOfByMarket]).meta({
      description: 'One block where `market` is given, else one per market id',
    }),
    source: z.union([zSource, zSourceByMarket]),
    asset: zAddress.nullable(),
    symbol: z.string().nullable(),
    priceUsd: zUsd.nullable().meta({ description: "Today's price of `asset`" }),
    levels: z.array(z.number()),
    collateralUsd: z.array(zUsd),
    assetAmount: z.array(zDecimal).nullable().meta({
      description:
        'What of that collateral is in `asset`, in whole tokens; null where all collateral falls, or a price is missing',
    }),
    debtUsd: z.array(zUsd),
    accounts: z.array(z.number().int()),
    badDebtUsd: z.array(zUsd),
    unpricedAccounts: z.number().int(),
  })
  .meta({ id: 'Curve' })

export type Curve = z.output<typeof zCurve>
