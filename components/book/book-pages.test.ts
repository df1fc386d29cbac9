import { describe, expect, test } from 'vitest'
import { bookRows } from '@/lib/api/testing/book'
import { getNextCursor, getPagesInView, joinRows, type MorePage, replacePage } from './book-pages'

const rows = (from: number, to: number) => bookRows.slice(from, to)
const page = (cursor: string, items: MorePage['book']['items'], nextCursor: string | null) => ({
  cursor,
  book: { items, nextCursor },
})

describe('joinRows', () => {
  test('default', () => {
    expect(joinRows(rows(0, 2), [page('a', rows(2, 4), null)])).toEqual(rows(0, 4))
  })

  test('behavior: a row that moved between two reads stands once, where it is nearest', () => {
    expect(joinRows(rows(0, 3), [page('a', rows(2, 4), null)])).toEqual(rows(0, 4))
  })
})

test('joinRows: two vaults of one account in one market are two rows', () => {
  const [row] = bookRows
  if (!row) throw new Error('no row')
  const vaults = ['0x01', '0x02'].map((subaccount) => ({ ...row, subaccount }))
  expect(joinRows(vaults, [])).toEqual(vaults)
})

describe('getNextCursor', () => {
  test('default', () => {
    expect(getNextCursor({ nextCursor: 'a' }, [])).toBe('a')
    expect(getNextCursor({ nextCursor: 'a' }, [page('a', [], 'b')])).toBe('b')
    expect(getNextCursor({ nextCursor: 'a' }, [page('a', [], null)])).toBeNull()
  })
})

describe('replacePage', () => {
  const more = [page('a', rows(0, 1), 'b'), page('b', rows(1, 2), 'c')]

  test('default', () => {
    const next = replacePage(more, { index: 0, page: page('a', rows(5, 6), 'x') })
    expect(next.map((each) => each.cursor)).toEqual(['a', 'x'])
    expect(next[1]?.book).toBe(more[1]?.book)
  })

  test('behavior: at the end of the list nothing comes after', () => {
    expect(replacePage(more, { index: 0, page: page('a', [], null) })).toHaveLength(1)
  })
})

describe('getPagesInView', () => {
  const sizes = { first: 50, more: [200, 200, 200] }

  test('default', () => {
    expect(getPagesInView(sizes, { from: 0, to: 20 })).toEqual([])
    expect(getPagesInView(sizes, { from: 40, to: 60 })).toEqual([0])
    expect(getPagesInView(sizes, { from: 240, to: 260 })).toEqual([0, 1])
    expect(getPagesInView(sizes, { from: 450, to: 470 })).toEqual([2])
  })
})
