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
      description: 'Debt tokens for one collateral token, before the fee; null for an empty pair',
    }),
  })
  .meta({ id: 'DepthPool' })

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
  })
  .meta({ id: 'LiquidityHaircut' })

/** What selling a collateral at once for a debt asset brings, from the pools' own state at the market's block. */
export const zDepth = z
  .object({
    asOf: zAsOf,
    source: zSource,
    market: zMarketId,
    collateral: zDepthToken,
    debt: zDepthToken,
    pools: z.array(zDepthPool),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Where there is no pool: why nothing is known. Else null' }),
    referencePool: zAddress
      .nullable()
      .meta({ description: 'The pool that takes most for 2 % of its price; spotPrice is its own' }),
    spotPrice: zDecimal
      .nullable()
      .meta({ description: 'Debt tokens for one collateral token, before fees, nothing sold' }),
    oraclePrice: zDecimal
      .nullable()
      .meta({ description: "The same by the market's oracle: collateral's price ÷ debt's price" }),
    curve: z.array(zDepthPoint).meta({ description: 'By size; empty where there is no pool' }),
    haircut: zLiquidityHaircut
      .nullable()
      .meta({ description: 'null where there is no pool, or nobody owes against it' }),
  })
  .meta({
    id: 'Depth',
    description:
      'Direct pools of the pair only, sold into at the best split, all at once, without gas. A pair without a pool is answered 200 with `pools: []` and a `reason`: not known is no failure. A read that fails is 503.',
  })

export type DepthQuery = z.output<typeof zDepthQuery>
export type DepthToken = z.output<typeof zDepthToken>
export type DepthPoint = z.output<typeof zDepthPoint>
export type LiquidityHaircut = z.output<typeof zLiquidityHaircut>
export type Depth = z.output<typeof zDepth>
