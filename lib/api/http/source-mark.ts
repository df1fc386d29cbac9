import type { Source } from '../schema/as-of'

/**
 * What is said of a market's source, as text, by the configuration's entry that it is of: a market's id is its
 * entry's, or begins with it and a colon. An engine's version is made of these.
 */
export function toSourceMark(marketId: string, source: Source): string {
  const [entryId] = marketId.split(':', 1)
  return JSON.stringify([entryId, source.status, source.ageSeconds, source.reason ?? null])
}
