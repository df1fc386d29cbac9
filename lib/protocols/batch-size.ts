import type { ChainClient } from '@/lib/chain/chain-client'

/** How many accounts fit one call of the lens on one node, learnt by trying. */
export type BatchSize = {
  get(): number
  /** The call with `size` accounts ran out of gas or time. @returns False at one account. */
  shrink(size: number): boolean
  /** The lens read `read` of `asked`: fewer where its gas was nearly out. */
  learn(batch: { asked: number; read: number }): void
}

const first = 1_500
const largest = 4_000

export function createBatchSize(): BatchSize {
  let size = first
  return {
    get: () => size,
    shrink(tried) {
      size = Math.max(1, Math.min(size, Math.floor(tried / 2)))
      return tried > 1
    },
    learn({ asked, read }) {
      if (read < asked) size = Math.max(1, read)
      else if (asked === size) size = Math.min(largest, size + Math.ceil(size / 10))
    },
  }
}

const known = new WeakMap<ChainClient, Map<string, BatchSize>>()

/** The learnt size of one market over one client; kept as long as the client lives. */
export function getBatchSize(client: ChainClient, market: string): BatchSize {
  const sizes = known.get(client) ?? new Map<string, BatchSize>()
  known.set(client, sizes)
  const size = sizes.get(market) ?? createBatchSize()
  sizes.set(market, size)
  return size
}
