import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveEntry } from '../live-entry'
import { readVersion } from './read-version'

const readAt = 1_700_000_000_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: readAt }))
afterEach(() => void vi.useRealTimers())

const toSnapshots = () =>
  [{ block: { timestamp: readAt / 1000 - 2 } }] as unknown as LiveEntry['snapshots']

function createEntry(options: Partial<LiveEntry> = {}): LiveEntry {
  return {
    entry: { id: 'one', chainId: 1 } as LiveEntry['entry'],
    snapshots: toSnapshots(),
    readAt,
    confirmedAt: readAt,
    failure: undefined,
    progress: 1,
    audit: null,
    readPositions: async () => [],
    ...options,
  }
}

test('default: the same while nothing changes, whatever the second', () => {
  const entry = createEntry()
  const version = readVersion([entry])
  vi.setSystemTime(readAt + 9_999)
  expect(readVersion([entry])).toBe(version)
})

test('behavior: other snapshots are another version for good, though they look the same', () => {
  const before = createEntry()
  const version = readVersion([before])
  expect(readVersion([{ ...before, snapshots: toSnapshots() }])).not.toBe(version)
  expect(readVersion([{ ...before }])).toBe(version)
})

test('behavior: a source that turns stale, its reason, and each second of its age', () => {
  const entry = createEntry()
  const versions = new Set([readVersion([entry])])
  versions.add(readVersion([{ ...entry, failure: 'No node answers.' }]))
  versions.add(readVersion([{ ...entry, failure: 'A node lies.' }]))
  vi.setSystemTime(readAt + 10_001)
  versions.add(readVersion([entry]))
  vi.setSystemTime(readAt + 11_001)
  versions.add(readVersion([entry]))
  expect(versions.size).toBe(5)
})

test('behavior: each minute of a fresh age', () => {
  const entry = createEntry()
  const version = readVersion([entry])
  vi.setSystemTime(readAt + 60_000)
  expect(readVersion([{ ...entry, confirmedAt: readAt + 60_000 }])).not.toBe(version)
})

test('behavior: of every entry, read or not', () => {
  const [one, two] = [createEntry(), createEntry({ snapshots: [] })]
  const version = readVersion([one, two])
  expect(readVersion([one, { ...two, failure: 'No node answers.' }])).not.toBe(version)
  expect(readVersion([one])).not.toBe(version)
})
