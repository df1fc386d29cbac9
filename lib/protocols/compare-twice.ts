import type { AuditResult } from './market-adapter'

type Misses = AuditResult['misses']

/**
 * A comparison that finds a difference is made again, and only what differs both times counts: a node that is just
 * taking the next block may answer for two blocks at once.
 */
export async function compareTwice(compare: () => Promise<Misses>): Promise<Misses> {
  const first = await compare()
  if (first.length === 0) return first
  const again = new Set((await compare()).map(({ address }) => address))
  return first.filter(({ address }) => again.has(address))
}
