import { z } from 'zod'
import { zAsOf, zSource } from './as-of'
import { zAddress, zDecimal, zInteger, zMarketId, zUsd } from './primitives'
import { zQueryAddress } from './query'

export const zDepthQuery = z.strictObject({
  market: zMarketId,
  collateral: zQueryAddress.optional().meta({
    description: 'What is sold; the largest collateral of those who owe where left out',
  }),
  debt: zQueryAddress.optional().meta({
    description:
      'What it is sold for; where left out that of the largest debts whose pools are deepest',
  }),
  whole: z
    .enum(['true', 'false'], 'must be true or false')
    .default('true')
    .meta({ description: 'false: without wholeMarket, which reads the pools of every collateral' }),
  format: z.enum(['json', 'csv'], 'must be json or csv').default('json'),
})

export const zDepthToken = z
  .object({
    address: zAddress,
    symbol: z.string(),
    decimals: z.number().int(),
    priceUsd: zUsd.nullable().meta({ description: "The market's oracle's; null where unpriced" }),
  })
  .meta({ id: 'DepthToken' })

export const zDepthPool = z
  .object({
    address: zAddress,
    kind: z.enum(['uniswap-v3', 'uniswap-v2']),
    fee: zDecimal.meta({ description: 'Share of what is sold (0.003 = 0.3 %)' }),
    price: zDecimal.nullable().meta({
      description:
        'Tokens received for one sold, before the fee: debt for collateral, or those of its leg; null for an empty pair',
    }),
  })
  .meta({ id: 'DepthPool' })

export const zDepthRoute = z
  .object({
    tokens: z.array(zAddress).meta({
      description:
        "What is sold, what lies between, what is received: two for the pair's own pools, three by another asset of the market",
    }),
    symbols: z.array(z.string()).meta({ description: 'Of the tokens, in their order' }),
    price: zDecimal.nullable().meta({
      description:
        'Debt tokens for one collateral token by the deepest pool of each leg, before fees; null for empty pairs',
    }),
    legs: z.array(z.array(zDepthPool)).meta({
      description: 'Pools in which tokens[i] is sold for tokens[i + 1]; no pool is in two routes',
    }),
  })
  .meta({ id: 'DepthRoute' })

export const zDepthPart = z
  .object({
    route: z.number().int().meta({ description: 'Index in routes' }),
    amountInUsed: zInteger,
    amountOut: zInteger,
  })
  .meta({ id: 'DepthPart' })

const zDepthParts = z.array(zDepthPart).meta({
  description:
    'What goes by each route and what it brings, exact; one that takes nothing is left out. Together amountInUsed and amountOut',
})

export const zDepthPoint = z
  .object({
    amountIn: zInteger.meta({ description: 'Collateral sold at once' }),
    amountInUsd: zUsd.nullable(),
    amountInUsed: zInteger.meta({
      description: 'What the pools take of it; less than amountIn where their liquidity ends',
    }),
    amountOut: zInteger.meta({ description: 'Debt tokens received, exact' }),
    price: zDecimal.nullable().meta({
      description: 'Debt tokens for one collateral token, average of what was taken',
    }),
    priceImpact: zDecimal.nullable().meta({
      description:
        'How far that is below spotPrice, fees included (0.05 = 5 %); below zero where other pools pay more',
    }),
    parts: zDepthParts,
  })
  .meta({ id: 'DepthPoint' })

export const zLiquidityHaircut = z
  .object({
    amountIn: zInteger.meta({
      description: 'All of that collateral that secures a debt in this market',
    }),
    amountInUsd: zUsd.nullable(),
    amountInUsed: zInteger,
    amountOut: zInteger,
    amountOutUsd: zUsd.nullable(),
    belowOracle: zDecimal.nullable().meta({
      description:
        "Share of the oracle's value that would not be received; what no pool takes brings nothing",
    }),
    belowSpot: zDecimal.nullable().meta({ description: 'The same against spotPrice' }),
    parts: zDepthParts,
  })
  .meta({ id: 'LiquidityHaircut' })

export const zCollateralHaircut = z
  .object({
    collateral: zDepthToken,
    amountIn: zInteger.meta({ description: 'All of it that secures a debt in this market' }),
    amountInUsd: zUsd.nullable(),
    sale: z
      .object({
        debt: zDepthToken.meta({
          description: 'Of the largest debts the one with the deepest pools',
        }),
        amountInUsed: zInteger,
        amountOut: zInteger,
        amountOutUsd: zUsd,
        belowOracle: zDecimal.meta({
          description: "Share of the oracle's value that would not be received",
        }),
      })
      .nullable()
      .meta({ description: 'null where it is not known what it brings' }),
    reason: z.string().nullable().meta({ description: 'Why it is not known. Else null' }),
  })
  .meta({ id: 'CollateralHaircut' })

/** What all collaterals of a market would bring if sold at once. */
export const zMarketHaircut = z
  .object({
    collateralUsd: zUsd.meta({
      description: "All that secures a debt here, at the oracle's prices; without what has none",
    }),
    unknownUsd: zUsd.meta({
      description:
        'Of that, what it is not known of what it would bring: neither nothing nor its full value',
    }),
    amountOutUsd: zUsd
      .nullable()
      .meta({ description: 'What the rest would bring; null where nothing is known' }),
    belowOracle: zDecimal.nullable().meta({
      description: '1 − amountOutUsd ÷ (collateralUsd − unknownUsd); null where nothing is known',
    }),
    collaterals: z.array(zCollateralHaircut).meta({ description: 'In the order they are sold in' }),
  })
  .meta({
    id: 'MarketHaircut',
    description:
      'The liquidity haircut of the whole market. Collaterals are sold one after another, the largest first, each into the pools as those before have left them: what two share is sold into once. A sale that another one makes better (the opposite way through a pool) counts as if it were alone.',
  })

/** What selling a collateral at once for a debt asset brings, from the pools' own state at the market's block. */
export const zDepth = z
  .object({
    asOf: zAsOf,
    source: zSource,
    market: zMarketId,
    collateral: zDepthToken,
    debt: zDepthToken,
    pools: z.array(zDepthPool).meta({
      description: 'Of exactly these two tokens; those by another token are in routes',
    }),
    routes: z.array(zDepthRoute).meta({
      description:
        "The ways that it is sold by: the pair's own pools first, then by one other asset of the market that has pools with both",
    }),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Where there is no route: why nothing is known. Else null' }),
    referencePool: zAddress.nullable().meta({
      description: 'The deepest pool of referenceRoute; null where that is by a token between',
    }),
    referenceRoute: z.number().int().nullable().meta({
      description:
        'Index of the route that takes most for 2 % of its price; spotPrice is its own; null for none',
    }),
    spotPrice: zDecimal
      .nullable()
      .meta({ description: 'Debt tokens for one collateral token, before fees, nothing sold' }),
    oraclePrice: zDecimal
      .nullable()
      .meta({ description: "The same by the market's oracle: collateral's price ÷ debt's price" }),
    curve: z.array(zDepthPoint).meta({ description: 'By size; empty where there is no route' }),
    haircut: zLiquidityHaircut
      .nullable()
      .meta({ description: 'null where there is no route, or nobody owes against it' }),
    wholeMarket: zMarketHaircut
      .nullable()
      .meta({ description: 'All collaterals together; null where it was not asked for' }),
  })
  .meta({
    id: 'Depth',
    description:
      'Pools of the pair, and of both with one other asset of the market, sold into at the best split, all at once, without gas. A pair without a route is answered 200 with `routes: []` and a `reason`: not known is no failure. A read that fails is 503.',
  })

export type DepthQuery = z.output<typeof zDepthQuery>
export type DepthToken = z.output<typeof zDepthToken>
export type DepthRoute = z.output<typeof zDepthRoute>
export type DepthPart = z.output<typeof zDepthPart>
export type DepthPoint = z.output<typeof zDepthPoint>
export type LiquidityHaircut = z.output<typeof zLiquidityHaircut>
export type CollateralHaircut = z.output<typeof zCollateralHaircut>
export type MarketHaircut = z.output<typeof zMarketHaircut>
export type Depth = z.output<typeof zDepth>
