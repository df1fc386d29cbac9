import { describe, expect, test } from 'vitest'
import type { BlockRef } from './block-ref'
import { createHeadTracker } from './head-tracker'

const hash = (name: string) => `0x${Buffer.from(name).toString('hex').padStart(64, '0')}` as const
const block = (number: number, branch = 'a', parentBranch = branch): BlockRef => ({
  chainId: 1,
  number,
  hash: hash(`${branch}${number}`),
  parentHash: hash(`${parentBranch}${number - 1}`),
  timestamp: number,
  logsBloom: null,
})

function create() {
  const time = { now: 1_000 }
  const tracker = createHeadTracker({ now: () => time.now })
  for (let number = 90; number <= 100; number += 1) tracker.believe(block(number))
  return { time, tracker }
}

describe('createHeadTracker', () => {
  test('default: the first, the same and the next follow', () => {
    expect(createHeadTracker().judge(block(5))).toEqual({ kind: 'linked' })
    const { tracker } = create()
    expect(tracker.judge(block(100))).toEqual({ kind: 'linked' })
    expect(tracker.judge(block(101))).toEqual({ kind: 'linked' })
  })

  test('behavior: a gap, a branch beside, above and below', () => {
    const { tracker } = create()
    const newest = { number: 100, hash: hash('a100') }
    expect(tracker.judge(block(105, 'b'))).toEqual({ kind: 'gap', ...newest })
    expect(tracker.judge(block(100, 'b'))).toEqual({ kind: 'branch', ...newest })
    expect(tracker.judge(block(101, 'b'))).toEqual({ kind: 'branch', ...newest })
    expect(tracker.judge(block(95, 'b'))).toEqual({ kind: 'branch', number: 95, hash: hash('a95') })
  })

  test('behavior: an older block that was believed, or that nothing is known of, is behind', () => {
    const { tracker } = create()
    expect(tracker.judge(block(95))).toEqual({ kind: 'behind', blocks: 5 })
    expect(tracker.judge(block(20, 'b'))).toEqual({ kind: 'behind', blocks: 80 })
  })

  test('behavior: after a replaced branch nothing of it counts', () => {
    const { tracker } = create()
    tracker.believe(block(98, 'b'), { replaces: true })
    expect(tracker.newest).toEqual(block(98, 'b'))
    expect(tracker.judge(block(95))).toEqual({ kind: 'behind', blocks: 3 })
    expect(tracker.judge(block(99, 'b'))).toEqual({ kind: 'linked' })
  })

  test('behavior: a node that catches up is behind anew with each block, one that stands still is not', () => {
    const { tracker, time } = create()
    expect(tracker.noteBehind(block(92))).toBe(0)
    time.now += 500
    expect(tracker.noteBehind(block(92))).toBe(500)
    expect(tracker.noteBehind(block(93))).toBe(0)
    time.now += 300
    expect(tracker.noteBehind(block(40, 'b'))).toBe(300)
    tracker.believe(block(101))
    expect(tracker.noteBehind(block(92))).toBe(0)
  })
})
