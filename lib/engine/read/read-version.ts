import { toSourceMark } from '@/lib/api/http/source-mark'
import type { LiveEntry } from '../live-entry'
import { getSource } from '../source'

const serials = new WeakMap<object, number>()
let lastSerial = 0

/**
 * Text that changes whenever an answer from memory might: with every published snapshot, each change of a source's
 * status or reason, each minute of a fresh block's age, each second of a stale one's. It never returns to what it was
 * before other snapshots.
 */
export function readVersion(entries: readonly LiveEntry[]): string {
  return entries
    .map((live) => `${getSerial(live.snapshots)} ${toSourceMark(live.entry.id, getSource(live))}`)
    .join('\n')
}

/** Snapshots are immutable and published as one: another object is another state. */
function getSerial(snapshots: object): number {
  const known = serials.get(snapshots)
  if (known !== undefined) return known
  lastSerial += 1
  serials.set(snapshots, lastSerial)
  return lastSerial
}
