import { expect, test } from 'vitest'
import { drawSample } from './draw-sample'

const rows = ['a', 'b', 'c', 'd']

test('default: different rows, as random says', () => {
  const random = makeRandom([0.5, 0.5, 0, 0.99])
  expect(drawSample(rows, { sample: 3, random })).toEqual(['c', 'a', 'd'])
})

test('behavior: no more rows than there are, each once', () => {
  const random = makeRandom([0.3, 0.6, 0.1, 0.9])
  expect(drawSample(rows, { sample: 10, random }).sort()).toEqual(rows)
  expect(drawSample([], { sample: 10, random: () => 0 })).toEqual([])
})

function makeRandom(values: readonly number[]): () => number {
  let next = 0
  return () => values[next++] ?? 0
}
