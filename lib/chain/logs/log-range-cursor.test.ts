import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLogRangeCursor } from './log-range-cursor'

describe('createLogRangeCursor', () => {
  test('default', () => {
    const cursor = createLogRangeCursor({ fromBlock: 5, toBlock: 24, size: 8 })
    expect(cursor.current()).toEqual({ fromBlock: 5, toBlock: 12 })
    cursor.succeed(3)
    expect(cursor.current()).toEqual({ fromBlock: 13, toBlock: 24 })
    expect(cursor.progress()).toBeCloseTo(0.4)
    cursor.succeed(0)
    expect(cursor.current()).toBeUndefined()
    expect(cursor.progress()).toBe(1)
  })

  test('behavior: newest first, a named size is kept', () => {
    const cursor = createLogRangeCursor({ fromBlock: 0, toBlock: 99, newestFirst: true })
    expect(cursor.current()).toEqual({ fromBlock: 0, toBlock: 99 })
    expect(cursor.split(30)).toBe(true)
    expect(cursor.current()).toEqual({ fromBlock: 70, toBlock: 99 })
    cursor.succeed(0)
    expect(cursor.current()).toEqual({ fromBlock: 40, toBlock: 69 })
  })

  test('behavior: after very many logs a smaller piece', () => {
    const cursor = createLogRangeCursor({ fromBlock: 0, toBlock: 9_999, size: 1_000 })
    cursor.succeed(80_000)
    expect(cursor.size()).toBe(250)
    cursor.succeed(20_000)
    expect(cursor.size()).toBe(250)
  })

  test('behavior: after a refusal back to what worked, and slowly up again', () => {
    const cursor = createLogRangeCursor({ fromBlock: 0, toBlock: 99_999, size: 100 })
    cursor.succeed(0)
    expect(cursor.size()).toBe(200)
    expect(cursor.split()).toBe(true)
    expect(cursor.size()).toBe(100)
    for (let index = 0; index < 4; index += 1) {
      expect(cursor.size()).toBe(100)
      cursor.succeed(0)
    }
    expect(cursor.size()).toBe(125)
    cursor.split()
    for (let index = 0; index < 8; index += 1) {
      expect(cursor.size()).toBe(100)
      cursor.succeed(0)
    }
    expect(cursor.size()).toBe(125)
    cursor.split()
    expect(cursor.split()).toBe(true)
    expect(cursor.size()).toBe(50)
  })

  test('behavior: a size learnt before grows slowly from the start', () => {
    const cursor = createLogRangeCursor({ fromBlock: 0, toBlock: 9_999, size: 100, isLearnt: true })
    for (let index = 0; index < 15; index += 1) cursor.succeed(0)
    expect(cursor.size()).toBe(100)
    cursor.succeed(0)
    expect(cursor.size()).toBe(125)
  })

  test('behavior: one block can not be split, an empty range is done', () => {
    expect(createLogRangeCursor({ fromBlock: 3, toBlock: 3 }).split()).toBe(false)
    expect(createLogRangeCursor({ fromBlock: 4, toBlock: 3 }).current()).toBeUndefined()
  })

  test('RANGES_COVER_EACH_BLOCK_ONCE whatever the node refuses', () => {
    fc.assert(
      fc.property(
        fc.record({
          fromBlock: fc.nat(1_000),
          blocks: fc.integer({ min: 0, max: 400 }),
          size: fc.integer({ min: 1, max: 600 }),
          newestFirst: fc.boolean(),
          most: fc.integer({ min: 1, max: 200 }),
          named: fc.option(fc.integer({ min: -5, max: 900 }), { nil: undefined }),
          logs: fc.array(fc.nat(5_000), { minLength: 1, maxLength: 20 }),
        }),
        ({ fromBlock, blocks, size, newestFirst, most, named, logs }) => {
          const toBlock = fromBlock + blocks - 1
          const cursor = createLogRangeCursor({ fromBlock, toBlock, size, newestFirst })
          const seen: number[] = []
          let progress = -1
          for (let piece = cursor.current(), i = 0; piece; piece = cursor.current(), i += 1) {
            expect(i).toBeLessThan(5_000)
            if (piece.toBlock - piece.fromBlock + 1 > most) {
              expect(cursor.split(named)).toBe(true)
              continue
            }
            for (let block = piece.fromBlock; block <= piece.toBlock; block += 1) seen.push(block)
            cursor.succeed(logs[i % logs.length] ?? 0)
            expect(cursor.progress()).toBeGreaterThan(progress)
            progress = cursor.progress()
          }
          const all = Array.from({ length: blocks }, (_, index) => fromBlock + index)
          expect([...seen].sort((a, b) => a - b)).toEqual(all)
        },
      ),
    )
  })
})
