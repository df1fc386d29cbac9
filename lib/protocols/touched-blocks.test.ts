import { expect, test } from 'vitest'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { TouchedBlocks } from './touched-blocks'

const pick = (ofBlock: readonly RawLog[]) => ofBlock.map(({ logIndex }) => logIndex)

test('default: what changed above a block is told once', () => {
  const touched = new TouchedBlocks<number>()
  touched.note([makeLog(11, 1), makeLog(11, 2), makeLog(13, 3)], { from: 10, pick })
  touched.add(13, [4])
  expect(touched.takeAbove(11)).toEqual([3, 4])
  expect(touched.takeAbove(11)).toEqual([])
  expect(touched.takeAbove(10)).toEqual([1, 2])
})

test('behavior: below what was noted nothing is known', () => {
  const touched = new TouchedBlocks<number>()
  expect(touched.takeAbove(10)).toBe('unknown')
  touched.note([], { from: 10, pick })
  expect(touched.takeAbove(9)).toBe('unknown')
  expect(touched.takeAbove(10)).toEqual([])
})

test('behavior: a log of an earlier block than was said moves the floor', () => {
  const touched = new TouchedBlocks<number>()
  touched.note([makeLog(8, 1)], { from: 20, pick })
  expect(touched.takeAbove(7)).toEqual([1])
  expect(touched.takeAbove(6)).toBe('unknown')
})

test('behavior: the newest 512 blocks are remembered', () => {
  const touched = new TouchedBlocks<number>()
  const logs = Array.from({ length: 513 }, (_, index) => makeLog(index + 1, index))
  touched.note(logs, { from: 0, pick })
  expect(touched.takeAbove(0)).toBe('unknown')
  touched.note(logs, { from: 0, pick })
  expect(touched.takeAbove(1)).toHaveLength(512)
})

test('behavior: 200,000 logs of one step, in one block or in many', () => {
  for (const blocks of [1, 400]) {
    const touched = new TouchedBlocks<number>()
    const logs = Array.from({ length: 200_000 }, (_, index) =>
      makeLog(1 + Math.floor((index * blocks) / 200_000), index),
    )
    touched.note(logs, { from: 0, pick })
    expect(touched.takeAbove(0)).toHaveLength(200_000)
  }
})

function makeLog(blockNumber: number, logIndex: number): RawLog {
  return {
    address: '0x',
    topics: [],
    data: '0x',
    blockNumber,
    blockHash: '0x',
    transactionHash: '0x',
    transactionIndex: 0,
    logIndex,
  }
}
