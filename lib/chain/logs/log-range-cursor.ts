export type BlockRange = { fromBlock: number; toBlock: number }

/** Walks a block range in pieces whose size follows what the node can take. */
export type LogRangeCursor = {
  /** The piece to ask for; the same one until it is told how it went. `undefined` at the end. */
  current(): BlockRange | undefined
  /** The piece was read: on to the next, larger one where few logs came, a smaller one where many did. */
  succeed(logs: number): void
  /**
   * The piece was too large: made smaller, to `blocks` where the node named a size.
   * @returns False where it is one block already.
   */
  split(blocks?: number): boolean
  /** Blocks that the next piece may have. */
  size(): number
  /** Share of the whole range that was read, 0 to 1. */
  progress(): number
}

const fewLogs = 2_000
/** More in one answer cost memory and gain no speed. */
const manyLogs = 20_000
const largest = 1_000_000
/** Successes before the size grows again after a refusal; doubles with each one. */
const firstCalm = 4
const longestCalm = 64

/**
 * A cursor over `fromBlock` to `toBlock`, both included, that gives each block exactly once, from
 * the newest or from the oldest. The size doubles on success; after a refusal it falls back to what worked, or to
 * half, and grows by a quarter after a row of successes that gets longer with each refusal.
 */
export function createLogRangeCursor({
  fromBlock,
  toBlock,
  newestFirst = false,
  size = 10_000,
  isLearnt = false,
}: BlockRange & {
  newestFirst?: boolean
  size?: number
  /** The size is what an earlier search ended with: it grows slowly from the start. */
  isLearnt?: boolean
}): LogRangeCursor {
  let [first, last] = [fromBlock, toBlock]
  const total = Math.max(toBlock - fromBlock + 1, 1)
  let blocks = Math.max(1, size)
  let ceiling = largest
  let good = 0
  let calm = isLearnt ? firstCalm * 4 : 0
  let successes = 0

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
      good = piece.toBlock - piece.fromBlock + 1
      successes += 1
      if (newestFirst) last = piece.fromBlock - 1
      else first = piece.toBlock + 1
      if (logs > manyLogs) blocks = Math.max(1, Math.floor((good * manyLogs) / logs))
      if (logs >= fewLogs || successes < calm) return
      successes = 0
      blocks = Math.min(calm === 0 ? blocks * 2 : Math.ceil(blocks * 1.25), ceiling)
    },
    split(named) {
      const piece = current()
      if (!piece) return false
      const length = piece.toBlock - piece.fromBlock + 1
      if (length === 1) return false
      const usable = named !== undefined && named >= 1 && named < length
      const half = Math.floor(length / 2)
      blocks = usable ? Math.floor(named) : good < length ? Math.max(good, half) : half
      ceiling = usable ? blocks : ceiling
      calm = Math.min(Math.max(firstCalm, calm * 2), longestCalm)
      successes = 0
      return true
    },
    size: () => blocks,
    progress: () => Math.min(1, 1 - (last - first + 1) / total),
  }
}
