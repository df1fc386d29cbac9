import { ChainReadError } from '@/lib/errors'

/**
 * Reads a list in one call, or in halves where that runs out of gas or time: anyone can make a token or an oracle
 * that wastes both, and it must not keep the others from being read.
 * @throws what `read` throws, for one element too
 */
export async function readInHalves<T, R>(
  list: readonly T[],
  read: (part: readonly T[]) => Promise<R[]>,
): Promise<R[]> {
  if (list.length === 0) return []
  try {
    return await read(list)
  } catch (error) {
    const isTooMuch =
      error instanceof ChainReadError &&
      (error.reason === 'out-of-gas' || error.reason === 'timeout')
    if (!isTooMuch || list.length === 1) throw error
    const half = Math.ceil(list.length / 2)
    const first = await readInHalves(list.slice(0, half), read)
    return [...first, ...(await readInHalves(list.slice(half), read))]
  }
}
