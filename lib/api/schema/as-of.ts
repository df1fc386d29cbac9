import { z } from 'zod'
import { zChainId, zHash, zMarketId, zTime } from './primitives'

/** The one block that all numbers of a market come from. */
export const zAsOf = z
  .object({
    chainId: zChainId,
    blockNumber: z.number().int().nonnegative(),
    blockHash: zHash,
    timestamp: zTime,
  })
  .meta({ id: 'AsOf', description: 'The one block that all numbers of a market come from' })

/** `fresh`: follows the head. `stale`: last known numbers, with their age. `down`: nothing could be read yet. */
export const zSource = z
  .object({
    status: z.enum(['fresh', 'stale', 'down']),
    ageSeconds: z
      .number()
      .nonnegative()
      .nullable()
      .meta({ description: 'Seconds since the block; null while nothing was read' }),
    reason: z.string().optional(),
  })
  .meta({ id: 'Source', description: 'Whether the numbers follow the head of the chain' })

/** Lists carry both per market id; a market that was never read has no `asOf`. */
export const zAsOfByMarket = z.record(zMarketId, zAsOf)
export const zSourceByMarket = z.record(zMarketId, zSource)

export type AsOf = z.output<typeof zAsOf>
export type Source = z.output<typeof zSource>
export type AsOfByMarket = z.output<typeof zAsOfByMarket>
export type SourceByMarket = z.output<typeof zSourceByMarket>
