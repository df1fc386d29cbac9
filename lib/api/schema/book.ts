import { z } from 'zod'
import { zAsOfByMarket, zSourceByMarket } from './as-of'
import { zHealth } from './position'
import { zAddress, zDecimal, zInteger, zMarketId, zUsd } from './primitives'

export const zBookAsset = z.object({
  asset: zAddress,
  symbol: z.string(),
  side: z.enum(['collateral', 'debt']),
})

/** One account in one market. */
export const zBookRow = z
  .object({
    address: zAddress,
    ensName: z.string().nullable(),
    market: zMarketId,
    subaccount: z
      .string()
      .optional()
      .meta({ description: "What of the account it is, where it isn't all: a vault's urn" }),
    health: zHealth,
    healthFactor: zInteger.nullable().meta({ description: 'Wad; null where a price is missing' }),
    distance: zDecimal.nullable().meta({ description: 'Uniform; null where a price is missing' }),
    collateralUsd: zUsd.nullable(),
    debtUsd: zUsd.nullable(),
    assets: z.array(zBookAsset),
  })
  .meta({ id: 'BookRow' })

export const zBook = z
  .object({
    asOf: zAsOfByMarket,
    source: zSourceByMarket,
    total: z.number().int().meta({ description: 'Rows that match, over all pages' }),
    items: z.array(zBookRow),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Book' })

export type BookRow = z.output<typeof zBookRow>
export type Book = z.output<typeof zBook>
