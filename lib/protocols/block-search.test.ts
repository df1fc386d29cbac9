import { expect, test } from 'vitest'
import { addGap, beginBlockSearch, toSearched } from './block-search'

test('default: newest blocks first, down to the first', () => {
  const search = beginBlockSearch({ fromBlock: 11, toBlock: 110 })
  expect(search).toEqual({ left: [{ fromBlock: 11, toBlock: 110 }], blocks: 100, searched: 0 })
  const half = toSearched(search, 61)
  expect(half).toEqual({ left: [{ fromBlock: 11, toBlock: 60 }], blocks: 100, searched: 0.5 })
  expect(toSearched(half, 11)).toEqual({ left: [], blocks: 100, searched: 0.999 })
})

test('behavior: a gap is searched before what was left', () => {
  const half = toSearched(beginBlockSearch({ fromBlock: 11, toBlock: 110 }), 61)
  const gapped = addGap(half, { fromBlock: 111, toBlock: 210 })
  expect(gapped.left).toEqual([
    { fromBlock: 111, toBlock: 210 },
    { fromBlock: 11, toBlock: 60 },
  ])
  expect(gapped).toMatchObject({ blocks: 200, searched: 0.5 })
  expect(toSearched(gapped, 111)).toMatchObject({
    left: [{ fromBlock: 11, toBlock: 60 }],
    searched: 0.75,
  })
})

test('behavior: a first block beyond the head is the head', () => {
  expect(beginBlockSearch({ fromBlock: 20, toBlock: 5 })).toMatchObject({ blocks: 1 })
})
