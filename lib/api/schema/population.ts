import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zAddress, zChainId, zMarketId } from './primitives'
import { zSaleVenue } from './sale-venue'

export const zPopulationQuery = z.strictObject({
  market: zMarketId,
  minDebtUsd: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,8})?$/, 'must be an amount of dollars, such as 100')
    .transform(Number)
    .optional()
    .meta({ description: 'Leaves out accounts that owe less' }),
})

const zFraction = z.number().meta({ description: 'A fraction: 0.83 = 83 %' })

const zAuctionCurve = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linear'), seconds: z.number() }),
  z.object({ kind: z.literal('stair-step'), step: z.number(), cut: z.number() }),
  z.object({ kind: z.literal('exponential'), cut: z.number() }),
])

const zPopulationRules = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('aave-v3'),
      revision: z.number().int(),
      averageThreshold: z.enum(['truncated', 'exact']),
      liquidation: z.enum(['v3.0', 'v3.3']),
      minCloseFactorValue: z.number(),
      minLeftoverValue: z.number(),
      liquidationAllowed: z.boolean(),
    }),
    z.object({ kind: z.literal('morpho-blue') }),
    z.object({
      kind: z.literal('compound-v3'),
      isPaused: z.boolean(),
      storeFrontPriceFactor: z.number(),
      shelfRoom: z.number(),
    }),
    z.object({
      kind: z.literal('sky'),
      isLive: z.boolean(),
      buf: z.number(),
      tail: z.number(),
      cusp: z.number(),
      curve: zAuctionCurve,
      room: z.number(),
      dust: z.number(),
    }),
  ])
  .meta({ id: 'PopulationRules', description: 'How a market forces a sale; values in dollars' })

/** Described, not looked through: of 100,000 accounts that would take longer than everything else. */
function zColumn<T>(items: { type: 'integer' | 'number' | 'string' }, description: string) {
  return z.any().meta({ type: 'array', items, description }) as unknown as z.ZodType<T[], T[]>
}

const zIndexes = (of: string) => zColumn<number>({ type: 'integer' }, of)

/** Everyone with debt in a market as plain number columns, for models that run over all of them. */
export const zPopulation = z
  .object({
    markets: z.array(
      z.object({
        id: zMarketId,
        name: z.string(),
        chainId: zChainId,
        rules: zPopulationRules,
      }),
    ),
    assets: z.array(
      z.object({
        market: z.number().int(),
        address: zAddress,
        symbol: z.string(),
        decimals: z.number().int(),
        price: z.number().meta({ description: 'Dollars a whole token; 0 where it has none' }),
        feed: zAddress.nullable().meta({ description: 'What the price hangs on, where known' }),
      }),
    ),
    terms: z
      .array(
        z.object({
          asset: z.number().int(),
          eMode: z.number().int(),
          weight: zFraction,
          bonus: z.number(),
          protocolFee: zFraction,
          priceFactor: z.number(),
          isBlocked: z.boolean(),
        }),
      )
      .meta({ description: 'How an asset counts for accounts of one e-mode' }),
    length: z.number().int().meta({ description: 'Accounts' }),
    addresses: zColumn<z.output<typeof zAddress>>({ type: 'string' }, 'By account: EIP-55 address'),
    accountMarkets: zIndexes('By account: index into `markets`'),
    starts: zIndexes('By account: first leg; one more at the end'),
    middles: zIndexes('By account: first leg that is owed; those before are collateral'),
    legTerms: zIndexes('By leg: index into `terms`'),
    legAmounts: zColumn<number>({ type: 'number' }, 'By leg: whole tokens, 12 digits'),
    unpricedAccounts: z.number().int().meta({ description: 'Left out for want of a price' }),
  })
  .meta({
    id: 'Population',
    description:
      'Numbers are doubles, for models: what is owed to the last digit stands in the account itself',
  })

export const zPopulationAnswer = z
  .object({
    asOf: zAsOf,
    source: zSource,
    population: zPopulation,
    smallerAccounts: z.number().int().meta({ description: 'Left out by `minDebtUsd`' }),
    venues: z.array(zSaleVenue.nullable()).nullable().meta({
      description:
        'By asset: where it can be sold; null for one without a known pool, and instead of the list where pools could not be read',
    }),
    venuesProblem: z.string().nullable(),
  })
  .meta({ id: 'PopulationAnswer' })

export type PopulationQuery = z.output<typeof zPopulationQuery>
export type PopulationAnswer = z.output<typeof zPopulationAnswer>
