import { expect, test } from 'vitest'
import { getBlocksLate } from './get-blocks-late'
import { getLiquidatableSince } from './get-liquidatable-since'

const block = { number: 20, timestamp: 240 }
const before = { at: 17, since: new Map([['a', { earliest: 5, latest: 5, latestTime: 60 }]]) }
const options = { accounts: ['a', 'b'], block, before, wasFollowed: () => true }

test('default: known ones stay, new ones began after the record before', () => {
  const { at, since } = getLiquidatableSince(options)
  expect(at).toBe(20)
  expect(since.get('a')).toEqual({ earliest: 5, latest: 5, latestTime: 60 })
  expect(since.get('b')).toEqual({ earliest: 18, latest: 20, latestTime: 240 })
})

test('behavior: who can no longer be liquidated is forgotten', () => {
  expect([...getLiquidatableSince({ ...options, accounts: ['b'] }).since.keys()]).toEqual(['b'])
})

test.each([
  ['nothing was recorded before', { before: null }],
  ['it was not followed before', { wasFollowed: () => false }],
  ['the block is the same', { before: { at: 20, since: new Map() } }],
])('behavior: any block up to this one, where %s', (_, changes) => {
  const record = getLiquidatableSince({ ...options, accounts: ['b'], ...changes })
  expect(record.since.get('b')).toEqual({ earliest: 0, latest: 20, latestTime: 240 })
  expect(getBlocksLate({ account: 'b', blockNumber: 25 }, record)).toBeNull()
})
