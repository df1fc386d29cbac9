import { ChainReadError } from '../../errors'
import type { BatchSize } from './learn-batch-size'

/**
 * Reads items in calls as large as the node takes: one that runs out of gas or time is made smaller and asked again,
 * and its size is remembered in `size`.
 *
 * @param read Reads a batch. `done` says how many of its items, from the first on, `result` covers.
 * @returns The results in the order of the items.
 * @throws ChainReadError where one item alone does not fit; what else `read` throws.
 */
export async function* readInBatches<Item, Result>(
  items: readonly Item[],
  {
    size,
    read,
  }: {
    size: BatchSize
    read: (batch: readonly Item[]) => Promise<{ result: Result; done: number }>
  },
): AsyncGenerator<Result> {
  for (let next = 0; next < items.length; ) {
    const batch = items.slice(next, next + size.get())
    try {
      const { result, done } = await read(batch)
      if (done < 1) throw getNothingDone()
      size.learn({ asked: batch.length, done })
      next += done
      yield result
    } catch (error) {
      if (!isTooLarge(error) || !size.shrink(batch.length)) throw error
    }
  }
}

function isTooLarge(error: unknown): boolean {
  if (!(error instanceof ChainReadError)) return false
  return error.reason === 'out-of-gas' || error.reason === 'timeout'
}

function getNothingDone(): ChainReadError {
  return new ChainReadError('A batch was read without its first item.', {
    reason: 'out-of-gas',
    retryable: false,
  })
}
