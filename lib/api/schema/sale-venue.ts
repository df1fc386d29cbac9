import { z } from 'zod'
import { zAddress } from './primitives'

/** Where one collateral can be sold. */
export const zSaleVenue = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('infinite') }),
    z.object({ kind: z.literal('closed') }),
    z.object({
      kind: z.literal('ladder'),
      quote: z.object({
        address: zAddress,
        symbol: z.string(),
        price: z.number().meta({ description: 'Dollars a whole token' }),
      }),
      fee: z.number().meta({ description: "The deepest pool's, a fraction" }),
      prices: z.array(z.number()).meta({
        description:
          'Quote tokens per whole token, fee taken off, descending: the first is now, below the last nobody buys',
      }),
      liquidity: z.array(z.number()).meta({
        description:
          'Between two prices p and q: a sale takes L·(1/√q − 1/√p) tokens and brings L·(√p − √q) quote tokens',
      }),
    }),
  ])
  .meta({
    id: 'SaleVenue',
    description:
      'All pools of a token against one other, sold into at the best split, as one ladder; `closed`: nobody buys',
  })
