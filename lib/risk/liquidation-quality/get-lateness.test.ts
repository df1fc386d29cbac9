import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getLateness } from './get-lateness'
import { getQuantile } from './get-quantile'

test('default: over those that are known', () => {
  const lateness = getLateness([0, null, 2, 0, 400, null, 4])
  expect(lateness).toMatchObject({ known: 5, notKnown: 2, medianBlocks: 2, blocks95: 400 })
  expect(lateness).toMatchObject({ inFirst: 2, shareInFirst: 0.4 })
  expect(lateness.buckets.filter(({ count }) => count > 0)).toEqual([
    { from: 0, to: 0, count: 2 },
    { from: 2, to: 2, count: 1 },
    { from: 3, to: 5, count: 1 },
    { from: 301, to: null, count: 1 },
  ])
})

test('behavior: of none known nothing is said', () => {
  const lateness = getLateness([null])
  expect(lateness).toMatchObject({ known: 0, notKnown: 1, medianBlocks: null, blocks95: null })
  expect(lateness.shareInFirst).toBeNull()
})

const zBlocks = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 60 })

test('QUANTILE_HOLDS: at least that share is no later, and one of them is exactly so late', () => {
  fc.assert(
    fc.property(zBlocks, fc.integer({ min: 1, max: 100 }), (blocks, percent) => {
      const found = getQuantile(
        blocks.toSorted((a, b) => a - b),
        percent / 100,
      )
      if (found === null) expect.fail('no quantile')
      expect(blocks).toContain(found)
      const within = (limit: number) => blocks.filter((each) => each <= limit).length
      expect(within(found) * 100).toBeGreaterThanOrEqual(percent * blocks.length)
      expect(within(found - 1) * 100).toBeLessThan(percent * blocks.length)
    }),
  )
})

test('BUCKETS_HOLD_EACH_ONCE', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1_000))), (blocks) => {
      const { buckets, known, notKnown } = getLateness(blocks)
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(known)
      expect(known + notKnown).toBe(blocks.length)
    }),
  )
})
