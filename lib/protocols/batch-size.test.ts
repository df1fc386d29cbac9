import { describe, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createBatchSize, getBatchSize } from './batch-size'

describe('createBatchSize', () => {
  test('default', () => {
    const size = createBatchSize()
    const first = size.get()
    size.learn({ asked: first, read: 700 })
    expect(size.get()).toBe(700)
    size.learn({ asked: 700, read: 700 })
    expect(size.get()).toBe(770)
  })

  test('behavior: halves what was tried, down to one', () => {
    const size = createBatchSize()
    expect(size.shrink(90)).toBe(true)
    expect(size.get()).toBe(45)
    for (let tried = 45; tried > 1; tried = size.get()) expect(size.shrink(tried)).toBe(true)
    expect(size.get()).toBe(1)
    expect(size.shrink(1)).toBe(false)
  })

  test('behavior: a small batch that was read whole says nothing', () => {
    const size = createBatchSize()
    const before = size.get()
    size.learn({ asked: 3, read: 3 })
    expect(size.get()).toBe(before)
  })
})

describe('getBatchSize', () => {
  test('behavior: one size a client and market', () => {
    const [a, b] = [{} as ChainClient, {} as ChainClient]
    expect(getBatchSize(a, '0x1')).toBe(getBatchSize(a, '0x1'))
    expect(getBatchSize(a, '0x1')).not.toBe(getBatchSize(a, '0x2'))
    expect(getBatchSize(a, '0x1')).not.toBe(getBatchSize(b, '0x1'))
  })
})
