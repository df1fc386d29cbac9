import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeWatchLists } from './merge-watch-lists'
import { parseWatchList, type WatchEntry, type WatchList } from './watch-list'

const toAddress = (index: number) => `0x${index.toString(16).padStart(40, 'a')}`
const toList = (...entries: WatchEntry[]): WatchList => ({ version: 1, entries, notifies: false })
const entry = (index: number, rest: Partial<WatchEntry> = {}): WatchEntry => ({
  address: toAddress(index),
  name: `name ${index}`,
  level: '1.1',
  ...rest,
})

describe('mergeWatchLists', () => {
  test('default: what is new comes behind what was there', () => {
    expect(mergeWatchLists(toList(entry(1)), toList(entry(2), entry(3)))).toEqual({
      list: toList(entry(1), entry(2), entry(3)),
      added: 2,
      known: 0,
    })
  })

  test('behavior: the reader’s own name and level stay; an empty name is filled', () => {
    const own = toList(entry(1, { name: 'Mine', level: '1.5' }), entry(2, { name: '' }))
    const imported = toList(
      entry(1),
      entry(2, { address: toAddress(2).toUpperCase().replace('X', 'x') }),
    )
    expect(mergeWatchLists(own, imported)).toEqual({
      list: toList(entry(1, { name: 'Mine', level: '1.5' }), entry(2)),
      added: 0,
      known: 2,
    })
  })

  test('behavior: the wish for notifications is the reader’s own', () => {
    const own = { ...toList(), notifies: true }
    expect(mergeWatchLists(own, toList(entry(1))).list.notifies).toBe(true)
    expect(mergeWatchLists(toList(), { ...own, entries: [entry(1)] }).list.notifies).toBe(false)
  })

  test('error: more than 200 together', () => {
    const many = (from: number) => toList(...Array.from({ length: 101 }, (_, i) => entry(from + i)))
    expect(() => mergeWatchLists(many(0), many(500))).toThrow(RangeError)
    expect(mergeWatchLists(many(0), many(0)).known).toBe(101)
  })

  test('MERGE_LOSES_NOTHING: every own and every imported address once, own first; twice is as once; readable', () => {
    const lists = fc
      .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 })
      .map((all) => toList(...all.map((index) => entry(index))))
    fc.assert(
      fc.property(lists, lists, (own, imported) => {
        const { list, added, known } = mergeWatchLists(own, imported)
        const addresses = list.entries.map(({ address }) => address)
        expect(new Set(addresses).size).toBe(addresses.length)
        expect(addresses.slice(0, own.entries.length)).toEqual(
          own.entries.map(({ address }) => address),
        )
        for (const { address } of imported.entries) expect(addresses).toContain(address)
        expect(added + known).toBe(imported.entries.length)
        expect(mergeWatchLists(list, imported).list).toEqual(list)
        expect(parseWatchList(JSON.stringify(list))).toEqual({ kind: 'list', list })
      }),
    )
  })
})
