import { BaseError } from '@/lib/errors'
import { waitAtMost } from '@/lib/wait-at-most'

/** A node that does not answer must not hold a page back; what was read once mostly answers at once. */
const PATIENCE_MS = 1_500

/** What is read from a node beside the page's own numbers; null while it can't be had in time. */
export function readInTime<T>(read: () => Promise<T>): Promise<T | null> {
  return waitAtMost(readOrNull(read), { ms: PATIENCE_MS, late: null })
}

async function readOrNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof BaseError && [424, 503].includes(error.status)) return null
    throw error
  }
}
