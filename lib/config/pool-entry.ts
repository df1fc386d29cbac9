import { z } from 'zod'
import { zChecksummed } from './market-entry'

const zFee = z
  .number()
  .int()
  .min(0)
  .max(999_999, 'must be in millionths of the amount sold, such as 3000 for 0.3 %')
const zPlace = { chainId: z.number().int().positive(), address: zChecksummed }

/** One pool, or factory of pools, that collateral can be sold in, as `POOLS_FILE` writes it. Unknown keys are refused. */
export const zPoolEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...zPlace, kind: z.literal('uniswap-v3') }),
  z.strictObject({
    ...zPlace,
    kind: z.literal('uniswap-v3-factory'),
    /** Which fees are asked for; the usual ones without. */
    fees: z.array(zFee).min(1, 'must name at least one fee, such as 3000').optional(),
  }),
  z.strictObject({ ...zPlace, kind: z.literal('uniswap-v2'), fee: zFee.optional() }),
  z.strictObject({ ...zPlace, kind: z.literal('uniswap-v2-factory'), fee: zFee.optional() }),
])

export const zPoolsFile = z.array(zPoolEntry)
