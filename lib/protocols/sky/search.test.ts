import { expect, test } from 'vitest'
import { beginSearch, getSearched, toSearched, withClip, withGap } from './search'
import { clip } from './testing/make-record'

const whole = beginSearch({ fromBlock: 100, toBlock: 199 })

test('default: a search goes down to its end', () => {
  expect(getSearched(null)).toBe(0)
  expect(getSearched(whole)).toBe(0)
  const half = toSearched(whole, 150)
  expect(half.left).toEqual([{ fromBlock: 100, toBlock: 149 }])
  expect(getSearched(half)).toBe(0.5)
  expect(getSearched(toSearched(half, 100))).toBe(1)
})

test('behavior: a house learnt of late is searched from its first bark on', () => {
  const half = toSearched(whole, 150)
  const more = withClip(half, { clip, fromBlock: 150, head: 230 })
  expect(more.left).toEqual([
    { fromBlock: 100, toBlock: 149 },
    { fromBlock: 150, toBlock: 230, clip },
  ])
  const last = toSearched(more, 100)
  expect(getSearched(last)).toBeLessThan(1)
  expect(toSearched(last, 200).left).toEqual([{ fromBlock: 150, toBlock: 199, clip }])
})

test('behavior: blocks that were missed come first', () => {
  const gap = withGap(toSearched(whole, 150), { last: 199, head: 299 })
  expect(gap.left).toEqual([
    { fromBlock: 200, toBlock: 299 },
    { fromBlock: 100, toBlock: 149 },
  ])
  expect(gap.toBlock).toBe(299)
  expect(getSearched(gap)).toBeCloseTo(0.25)
})
