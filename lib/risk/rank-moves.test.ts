import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankMoves } from './rank-moves'
import { STATUS_PRICED, STATUS_UNPRICED } from './row-status'

type Row = {
  weighted: number
  debt: number
  /** Of the asset. */
  held?: number
  owed?: number
  collateral?: number
  status?: number
  liquidatable?: boolean
}

function rank(input: readonly Row[], options: { of?: readonly number[]; count?: number } = {}) {
  const column = (of: (row: Row) => number) => Float64Array.from(input, of)
  return rankMoves({
    rows: {
      length: input.length,
      status: Uint8Array.from(input, ({ status = STATUS_PRICED }) => status),
      liquidatable: Uint8Array.from(input, (row) =>
        (row.liquidatable ?? row.weighted < row.debt) ? 1 : 0,
      ),
      collateral: column((row) => row.collateral ?? row.weighted),
      weighted: column(({ weighted }) => weighted),
      debt: column(({ debt }) => debt),
    },
    exposure: {
      collateral: column(({ held = 0 }) => held),
      weighted: column(({ held = 0 }) => held),
      debt: column(({ owed = 0 }) => owed),
    },
    of: Uint32Array.from(options.of ?? input.keys()),
    count: options.count ?? 9,
  })
}

test('default: by how far it may fall; those that only a rise reaches apart', () => {
  const found = rank([
    { weighted: 200, debt: 100, held: 200 },
    { weighted: 150, debt: 100, held: 100 },
    { weighted: 120, debt: 100, held: 120, owed: 20 },
    { weighted: 200, debt: 100, owed: 100 },
    { weighted: 130, debt: 100, held: 50, owed: 80 },
  ])
  expect([...found.falls.rows]).toEqual([2, 0, 1])
  expect([...found.falls.moves]).toEqual([0.2, 0.5, 0.5])
  expect([...found.rises.rows]).toEqual([3, 4])
  expect([...found.rises.moves]).toEqual([1, 1])
})

test('behavior: what is past its line comes first; what no price of it reaches is not there', () => {
  const found = rank([
    { weighted: 300, debt: 100, held: 100 },
    { weighted: 200, debt: 100, held: 50, owed: 50 },
    { weighted: 200, debt: 100 },
    { weighted: 90, debt: 100, held: 10 },
    { weighted: 90, debt: 100 },
    { weighted: 90, debt: 100, owed: 100 },
  ])
  expect([...found.falls.rows]).toEqual([3, 5])
  expect([...found.falls.moves]).toEqual([0, 0])
  expect([...found.rises.rows]).toEqual([])
  expect(found.others).toBe(1)
})

test('behavior: bad debt and what lacks a price are counted, of the asked rows alone', () => {
  const input: Row[] = [
    { weighted: 0, debt: 10, owed: 10, liquidatable: false },
    { weighted: 0, debt: 10, owed: 10, liquidatable: true },
    { weighted: 0, debt: 10, liquidatable: false },
    { weighted: Number.NaN, debt: 10, held: Number.NaN, status: STATUS_UNPRICED },
    { weighted: Number.NaN, debt: 10, status: STATUS_UNPRICED },
    { weighted: 20, debt: 10, held: 20 },
  ]
  const all = rank(input)
  expect([all.badDebts, all.unpriced, all.others]).toEqual([2, 1, 0])
  const some = rank(input, { of: [1, 5] })
  expect([some.badDebts, some.unpriced]).toEqual([1, 0])
  expect([...some.falls.rows]).toEqual([1])
})

test('NEAREST_ARE_THE_FIRST_OF_ALL', () => {
  const arbitraryRow = fc.record({
    weighted: fc.integer({ min: 1, max: 40 }),
    debt: fc.integer({ min: 1, max: 20 }),
    held: fc.integer({ min: 0, max: 9 }),
    owed: fc.integer({ min: 0, max: 9 }),
  })
  fc.assert(
    fc.property(
      fc.array(arbitraryRow, { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (input, count) => {
        const all = rank(input, { count: 99 })
        const some = rank(input, { count })
        for (const side of ['falls', 'rises'] as const) {
          expect([...some[side].rows]).toEqual([...all[side].rows].slice(0, count))
          expect([...some[side].moves]).toEqual([...all[side].moves].slice(0, count))
          expect([...all[side].moves]).toEqual([...all[side].moves].toSorted((a, b) => a - b))
        }
      },
    ),
    { seed: 1, numRuns: 200, endOnFailure: true },
  )
})
