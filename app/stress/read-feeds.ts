import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'

/** A node that does not answer must not hold a page back; what was read once answers at once. */
const PATIENCE_MS = 1_500

/** Which feeds a market's prices hang on; null while no node tells. */
export async function readFeeds(market: string): Promise<FeedGraph | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([readOrNull(market), late])
  } finally {
    clearTimeout(timer)
  }
}

async function readOrNull(market: string): Promise<FeedGraph | null> {
  try {
    return await getEngine().readFeedGraph(market)
  } catch (error) {
    if (error instanceof BaseError && error.status === 503) return null
    throw error
  }
}
