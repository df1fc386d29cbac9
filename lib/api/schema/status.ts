import { z } from 'zod'
import { zSource } from './as-of'
import { zChainId, zMarketId } from './primitives'

export const zStatus = z
  .object({
    version: z.string(),
    role: z.enum(['all', 'engine', 'web']),
    demo: z.boolean().meta({ description: 'true on the embedded local chain' }),
    chains: z.array(
      z.object({
        chainId: zChainId,
        name: z.string(),
        head: z.number().int().nullable(),
        indexed: z.number().int().nullable(),
        lagSeconds: z.number().nullable(),
        endpoints: z.object({ healthy: z.number().int(), total: z.number().int() }),
      }),
    ),
    markets: z.array(
      z.object({
        id: zMarketId,
        phase: z.enum(['discovering', 'live', 'down']),
        progress: z.number().min(0).max(1),
        source: zSource,
      }),
    ),
  })
  .meta({ id: 'Status' })

export type Status = z.output<typeof zStatus>
