/** Orders what stands in the chain's logs, newest first. */
export function compareNewestFirst(
  a: { blockNumber: number; logIndex: number },
  b: { blockNumber: number; logIndex: number },
): number {
  return b.blockNumber - a.blockNumber || b.logIndex - a.logIndex
}
