import { z } from 'zod'
import { zChainId, zHash, zTime } from './primitives'

/** `event: block`: that block's state can be read now. */
export const zBlockEvent = z
  .object({
    chainId: zChainId,
    blockNumber: z.number().int(),
    blockHash: zHash,
    timestamp: zTime,
  })
  .meta({ id: 'BlockEvent' })

/** `event: reorg`: blocks above the common ancestor are no longer of this chain. */
export const zReorgEvent = z
  .object({ chainId: zChainId, commonAncestor: z.number().int(), depth: z.number().int() })
  .meta({ id: 'ReorgEvent' })

/** `event: resume`, the last of a stream that was not read: come again after this event. */
export const zResumeEvent = z
  .object({
    lastEventId: z.string().nullable().meta({
      description: 'Id of the last event that was sent before; null where there was none',
    }),
  })
  .meta({ id: 'ResumeEvent' })

export type BlockEvent = z.output<typeof zBlockEvent>
export type ReorgEvent = z.output<typeof zReorgEvent>
