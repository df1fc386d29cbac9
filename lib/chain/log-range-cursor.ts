export type BlockRange = { fromBlock: number; toBlock: number }

/** Walks a block range in pieces whose size follows what the node can take. */
export type LogRangeCursor = {
  /** The piece to ask for; the same one until it is told how it went. `undefined` at the end. */
  current(): BlockRange | undefined
  /** The piece was read: on to the next, larger one where few logs came. */
  succeed(logs: number): void
  /**
   * The piece was too large: made smaller, to `blocks` where the node named a size.
   * @returns False where it is one block already.
   */
  split(blocks?: number): boolean
  /** Share of the whole range that was read, 0 to 1. */
  progress(): number
}

const fewLogs = 2_000
const largest = 1_000_000

/**
 * A cursor over `fromBlock` to `toBlock`, both included, that gives each block exactly once, from
 * the newest or from the oldest. The size doubles on success below what once was too large.
 */
export function createLogRangeCursor({
  fromBlock,
  toBlock,
  newestFirst = false,
  size = 10_000,
}: BlockRange & { newestFirst?: boolean; size?: number }): LogRangeCursor {
  let [first, last] = [fromBlock, toBlock]
  const total = Math.max(toBlock - fromBlock + 1, 1)
  let blocks = Math.max(1, size)
  let ceiling = largest

  function current(): BlockRange | undefined {
    if (first > last) return undefined
    return newestFirst
      ? { fromBlock: Math.max(first, last - blocks + 1), toBlock: last }
      : { fromBlock: first, toBlock: Math.min(last, first + blocks - 1) }
  }

  return {
    current,
    succeed(logs) {
      const piece = current()
      if (!piece) return
      if (newestFirst) last = piece.fromBlock - 1
      else first = piece.toBlock + 1
      if (logs < fewLogs) blocks = Math.min(blocks * 2, ceiling)
    },
    split(named) {
      const piece = current()
      if (!piece) return false
      const length = piece.toBlock - piece.fromBlock + 1
      if (length === 1) return false
      const usable = named !== undefined && named >= 1 && named < length
      blocks = usable ? Math.floor(named) : Math.floor(length / 2)
      ceiling = usable ? blocks : Math.min(ceiling, length - 1)
      return true
    },
    progress: () => Math.min(1, 1 - (last - first + 1) / total),
  }
}
