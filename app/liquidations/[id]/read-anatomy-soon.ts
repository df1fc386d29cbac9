import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'
import { waitAtMost } from '@/lib/wait-at-most'

/** How long a page waits for what the chain has to tell; most answers of a near node are there by then. */
const waitMs = 700

export type ReadAnatomy =
  | { kind: 'read'; detail: LiquidationDetail }
  | { kind: 'failed'; reason: string }

/**
 * A liquidation's anatomy, where it is there soon enough to stand in the first HTML; else what is still to come.
 * The engine reads each once, whoever asks.
 */
export async function readAnatomySoon(
  id: string,
): Promise<ReadAnatomy | { kind: 'late'; reading: Promise<ReadAnatomy> }> {
  const reading = readAnatomy(id)
  return waitAtMost(reading, { ms: waitMs, late: { kind: 'late', reading } as const })
}

async function readAnatomy(id: string): Promise<ReadAnatomy> {
  try {
    return { kind: 'read', detail: await getEngine().readLiquidationDetail(id) }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { kind: 'failed', reason: error.shortMessage }
  }
}
