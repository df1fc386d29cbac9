import type { Account } from './schema/position'

/**
 * Why an account's health is not wholly known: a missing price, a market that was not read or no longer follows
 * its chain. Empty where all of it is known.
 */
export function getUnknownReasons({ positions, unread, source }: Account): string[] {
  const unpriced = positions.flatMap(({ market, health }) =>
    health.kind === 'unpriced' ? `${market} lacks the price of ${health.assets.join(', ')}` : [],
  )
  const behind = Object.entries(source).flatMap(([market, { status, ageSeconds }]) => {
    if (status === 'fresh') return []
    return ageSeconds === null ? `${market} was not read` : `${market} is ${ageSeconds} s old`
  })
  const missing = unread
    .filter(({ market }) => (source[market]?.status ?? 'fresh') === 'fresh')
    .map(({ market }) => `${market} was not read`)
  return [...unpriced, ...behind, ...missing]
}
