import { expect, test } from 'vitest'
import type { Nearest } from '@/lib/api/nearest'
import { weth } from '@/lib/api/testing/assets'
import { book } from '@/lib/api/testing/book'
import { MARKET_ID } from '@/lib/api/testing/chain'
import { curve } from '@/lib/api/testing/curve'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { readNearestList } from './read-nearest'

const { asOf, source } = book
const nearest: Nearest = { asOf, source, loans: [], others: 0, badDebts: 0, unpriced: 0 }
const query = { fall: 20, market: MARKET_ID, asset: undefined } as never
const ofAll = { ...curve, asset: null, symbol: null }
const ofWeth = { ...curve, asset: weth.asset, symbol: 'WETH' }

function read(options: Parameters<typeof readNearestList>[1]) {
  const asked: unknown[] = []
  const engine = createFakeEngine({
    readBook: (given) => {
      asked.push(given)
      return book
    },
    readNearest: (given) => {
      asked.push(given)
      return nearest
    },
  })
  return { list: readNearestList(engine, options), asked }
}

test('default: by what falls in the curve, at the fall that was chosen', () => {
  const all = read({ query, curve: ofAll, isFallChosen: true })
  expect(all.list).toMatchObject({ kind: 'book', fall: { name: 'all collateral', percent: 20 } })
  expect(all.asked).toMatchObject([{ market: MARKET_ID, sort: 'distance' }])
  const own = read({ query, curve: ofWeth, isFallChosen: true })
  expect(own.list).toMatchObject({
    kind: 'asset',
    fall: { name: 'WETH', asset: weth.asset, percent: 20, accounts: curve.accounts[20] },
  })
  expect(own.asked).toMatchObject([{ market: MARKET_ID, asset: weth.asset, percent: 20 }])
})

test('behavior: as it stands today until a fall is chosen', () => {
  const { list, asked } = read({ query, curve: ofWeth, isFallChosen: false })
  expect(list.fall?.percent).toBe(0)
  expect(asked).toMatchObject([{ percent: 0 }])
})

test('behavior: without a curve the whole book', () => {
  for (const options of [
    { query: null, curve: ofWeth },
    { query, curve: null },
  ]) {
    const { list, asked } = read({ ...options, isFallChosen: true })
    expect(list).toEqual({ kind: 'book', book, fall: null })
    expect(asked).toEqual([{ sort: 'distance', format: 'json', limit: 100 }])
  }
})

test('behavior: while nothing of a market was read, its own book and no other', () => {
  const { list, asked } = read({ query, curve: { ...ofWeth, asOf: {} }, isFallChosen: true })
  expect(list.fall).toBeNull()
  expect(asked).toMatchObject([{ market: MARKET_ID }])
})
