import type { Source } from '@/lib/api/schema/as-of'
import type { LiveEntry } from './live-entry'

/** A node that has not confirmed the head for so long is no longer following it. */
const confirmedWithin = 10_000

/** Whether an entry's numbers follow the head of its chain, and how old their block is. */
export function getSource(live: LiveEntry, now = Date.now()): Source {
  const timestamp = live.snapshots[0]?.block.timestamp
  if (timestamp === undefined)
    return {
      status: 'down',
      ageSeconds: null,
      reason: live.failure ?? 'The first block is still being read.',
    }
  const ageSeconds = getAge(timestamp, now)
  const reason = getReason(live, now)
  if (reason !== undefined) return { status: 'stale', ageSeconds, reason }
  return { status: 'fresh', ageSeconds: getFreshAge({ live, timestamp, now }) }
}

function getAge(timestamp: number, now: number): number {
  return Math.max(0, Math.floor(now / 1000) - timestamp)
}

/**
 * While fresh, the age that the block had when it was read, and whole minutes since: answers about one block
 * stay the same to the byte, so that caches and `If-None-Match` work.
 */
function getFreshAge(options: { live: LiveEntry; timestamp: number; now: number }): number {
  const { live, timestamp, now } = options
  const { readAt } = live
  if (readAt === undefined) return getAge(timestamp, now)
  const minutes = Math.floor((now - readAt) / 60_000)
  return getAge(timestamp, readAt) + minutes * 60
}

function getReason(live: LiveEntry, now: number): string | undefined {
  if (live.failure !== undefined) return live.failure
  if (live.confirmedAt === undefined || now - live.confirmedAt > confirmedWithin)
    return `No node of chain ${live.entry.chainId} has confirmed the head lately.`
  return undefined
}
