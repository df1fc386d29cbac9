import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFirst, type Verdict } from './find-first'

/** Judges by looking at every point: exact, for small intervals. */
function judgeBy(holds: (point: bigint) => boolean) {
  return (near: bigint, far: bigint): Verdict => {
    const [low, high] = near < far ? [near, far] : [far, near]
    let held = 0n
    for (let point = low; point <= high; point += 1n) if (holds(point)) held += 1n
    if (held === 0n) return 'none'
    return held === high - low + 1n ? 'all' : 'mixed'
  }
}

test('default: nearest point first, in both directions', () => {
  const judge = judgeBy((point) => point === 3n || point === 7n)
  expect(findFirst(0n, 10n, { judge })).toBe(3n)
  expect(findFirst(10n, 0n, { judge })).toBe(7n)
  expect(findFirst(4n, 6n, { judge })).toBe(null)
  expect(findFirst(7n, 7n, { judge })).toBe(7n)
})

test('FINDS_THE_FIRST', { timeout: 60_000 }, () => {
  const points = fc.uniqueArray(fc.bigInt(-20n, 20n))
  fc.assert(
    fc.property(points, fc.bigInt(-20n, 20n), fc.bigInt(-20n, 20n), (held, from, to) => {
      const step = from < to ? 1n : -1n
      let expected: bigint | null = null
      for (let point = from; expected === null; point += step) {
        if (held.includes(point)) expected = point
        if (point === to) break
      }
      const judge = judgeBy((point) => held.includes(point))
      const found = findFirst(from, to, { judge })
      expect(found).toBe(expected)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})

test('behavior: an undecidable stretch still ends at a crossing', () => {
  const edge = 123_456_789n
  const judge = (near: bigint, far: bigint): Verdict => {
    if (near !== far) return 'mixed'
    return near >= edge ? 'all' : 'none'
  }
  expect(findFirst(0n, 2n ** 64n, { judge })).toBe(edge)
})
