import { describe, expect, test } from 'vitest'
import type { ChainClient } from '../chain-client'
import { createBatchSize, getBatchSize } from './learn-batch-size'

function create(first = 100, largest = 400) {
  const time = { now: 0 }
  return { time, size: createBatchSize({ first, largest, now: () => time.now }) }
}

describe('createBatchSize', () => {
  test('default: takes what a call could do, grows by a tenth, to a cap', () => {
    const { size } = create()
    size.learn({ asked: 100, done: 70 })
    expect(size.get()).toBe(70)
    size.learn({ asked: 70, done: 70 })
    expect(size.get()).toBe(77)
    for (let index = 0; index < 40; index += 1) size.learn({ asked: size.get(), done: size.get() })
    expect(size.get()).toBe(400)
  })

  test('behavior: halves what was tried, down to one', () => {
    const { size } = create()
    expect(size.shrink(90)).toBe(true)
    expect(size.get()).toBe(45)
    for (let tried = 45; tried > 1; tried = size.get()) expect(size.shrink(tried)).toBe(true)
    expect(size.get()).toBe(1)
    expect(size.shrink(1)).toBe(false)
  })

  test('behavior: keeps away from a size that failed, until it is forgotten', () => {
    const { size, time } = create()
    size.shrink(100)
    for (let index = 0; index < 40; index += 1) size.learn({ asked: size.get(), done: size.get() })
    expect(size.get()).toBe(90)
    time.now += 600_001
    size.learn({ asked: 90, done: 90 })
    expect(size.get()).toBe(99)
  })

  test('behavior: a small batch that was read whole says nothing', () => {
    const { size } = create()
    size.learn({ asked: 3, done: 3 })
    expect(size.get()).toBe(100)
  })
})

describe('getBatchSize', () => {
  test('behavior: one size a client and kind of call', () => {
    const [a, b] = [{} as ChainClient, {} as ChainClient]
    const size = getBatchSize(a, { key: 'accounts', first: 7 })
    expect(size.get()).toBe(7)
    expect(getBatchSize(a, { key: 'accounts' })).toBe(size)
    expect(getBatchSize(a, { key: 'vaults' })).not.toBe(size)
    expect(getBatchSize(b, { key: 'accounts' })).not.toBe(size)
  })
})
