import { parseDecimalString } from '@/lib/api/decimal'
import { getLowestHealth } from '@/lib/api/get-lowest-health'
import { getUnknownReasons } from '@/lib/api/get-unknown-reasons'
import type { Account } from '@/lib/api/schema/position'
import type { Observation } from './get-crossings'

/**
 * What an account's state says about its level. What is known to be below counts even where another market can't be
 * read; above counts only where all of it is known.
 */
export function toObservation(account: Account, level: string): Observation {
  const { address } = account
  const lowest = getLowestHealth(account)
  const isBelow = lowest !== null && lowest.healthFactor < parseDecimalString(level, 18)
  if (!isBelow && getUnknownReasons(account).length > 0) {
    return { address, level, health: { kind: 'unknown' } }
  }
  if (!lowest) return { address, level, health: { kind: 'no-debt' } }
  return { address, level, health: { kind: 'known', healthFactor: lowest.healthFactor } }
}
