import { describe, expect, test } from 'vitest'
import type { Address } from '@/lib/risk/units'
import { getAnswerAt } from './get-answer-at'
import type { FeedAnswer, FeedAnswers } from './read-feed-answers'

const asset: Address = '0x00000000000000000000000000000000000000AA'
const answers: FeedAnswers = new Map<Address, FeedAnswer[]>([
  [
    asset,
    [
      { blockNumber: 10, logIndex: 4, answer: 100n, updatedAt: 0 },
      { blockNumber: 12, logIndex: 0, answer: 120n, updatedAt: 0 },
      { blockNumber: 12, logIndex: 7, answer: 121n, updatedAt: 0 },
      { blockNumber: 15, logIndex: 1, answer: 0n, updatedAt: 0 },
    ],
  ],
])
const at = (blockNumber: number, logIndex: number) =>
  getAnswerAt(answers, { asset, blockNumber, logIndex })

describe('getAnswerAt', () => {
  test('default', () => {
    expect(at(11, 0)).toBe(100n)
    expect(at(14, 99)).toBe(121n)
  })

  test('behavior: by place within a block', () => {
    expect(at(12, 0)).toBe(100n)
    expect(at(12, 1)).toBe(120n)
    expect(at(12, 8)).toBe(121n)
  })

  test('behavior: nothing known, an answer that is no price, another asset', () => {
    expect(at(10, 4)).toBeNull()
    expect(at(16, 0)).toBeNull()
    const other = '0x00000000000000000000000000000000000000bb'
    expect(getAnswerAt(answers, { asset: other, blockNumber: 20, logIndex: 0 })).toBeNull()
  })
})
