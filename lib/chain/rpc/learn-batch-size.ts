import type { ChainClient } from '../chain-client'

/** How many items fit one call of one kind on one node, learnt by trying. */
export type BatchSize = {
  get(): number
  /** A call with `tried` items ran out of gas or time. @returns False at one item: it can't be made smaller. */
  shrink(tried: number): boolean
  /** A call did `done` of the `asked` items: fewer where it stopped in time by itself. */
  learn(batch: { asked: number; done: number }): void
}

const growBy = 0.1
/** Below this share of a size that failed lately it does not grow. */
const safeShare = 0.9
const forgetAfterMs = 600_000

/**
 * Halves what failed, takes over what a call says it could do, and grows by a tenth with each full batch; a size that
 * failed is not come near again for ten minutes.
 */
export function createBatchSize({
  first = 1_500,
  largest = 4_000,
  now = Date.now,
}: {
  first?: number
  largest?: number
  now?: () => number
} = {}): BatchSize {
  let size = first
  let failed: { size: number; at: number } | undefined

  function getCeiling(): number {
    if (!failed || now() - failed.at > forgetAfterMs) return largest
    return Math.max(1, Math.min(largest, Math.floor(failed.size * safeShare)))
  }

  return {
    get: () => size,
    shrink(tried) {
      failed = { size: Math.min(tried, failed?.size ?? tried), at: now() }
      size = Math.max(1, Math.min(size, Math.floor(tried / 2)))
      return tried > 1
    },
    learn({ asked, done }) {
      if (done < asked) size = Math.max(1, done)
      else if (asked === size) {
        size = Math.max(size, Math.min(getCeiling(), size + Math.ceil(size * growBy)))
      }
    },
  }
}

const known = new WeakMap<ChainClient, Map<string, BatchSize>>()

/**
 * The learnt size of one kind of call over one client, kept as long as the client lives.
 *
 * @param key Tells the kind of call: the market, the lens.
 */
export function getBatchSize(
  client: ChainClient,
  { key, first, largest }: { key: string; first?: number; largest?: number },
): BatchSize {
  const sizes = known.get(client) ?? new Map<string, BatchSize>()
  known.set(client, sizes)
  const options = { ...(first ? { first } : {}), ...(largest ? { largest } : {}) }
  const size = sizes.get(key) ?? createBatchSize(options)
  sizes.set(key, size)
  return size
}
