import { describe, expect, test } from 'vitest'
import { emptyList, formatWatchList, parseWatchList, type WatchList } from './watch-list'

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const list: WatchList = {
  version: 1,
  entries: [{ address: A, name: 'Vault', level: '1.25' }],
  notifies: true,
}

const why = (value: unknown) => {
  const parsed = parseWatchList(typeof value === 'string' ? value : JSON.stringify(value))
  return parsed.kind === 'unreadable' ? parsed.why : null
}

describe('parseWatchList', () => {
  test('default: reads what was written', () => {
    expect(parseWatchList(formatWatchList(list))).toEqual({ kind: 'list', list })
    expect(parseWatchList(formatWatchList(emptyList))).toEqual({ kind: 'list', list: emptyList })
  })

  test('behavior: without the wish for notifications there are none', () => {
    const { notifies, ...rest } = list
    expect(parseWatchList(JSON.stringify(rest))).toEqual({
      kind: 'list',
      list: { ...list, notifies: false },
    })
  })

  test('behavior: marks that reorder or hide text are dropped from names', () => {
    const entries = [{ address: A, name: ' \u202eevil\u0000\u200b <b>name</b> ', level: '1.1' }]
    expect(parseWatchList(JSON.stringify({ ...list, entries }))).toEqual({
      kind: 'list',
      list: { ...list, entries: [{ address: A, name: 'evil <b>name</b>', level: '1.1' }] },
    })
  })

  test.each([
    ['', 'It is not JSON.'],
    ['{"version":1,', 'It is not JSON.'],
    [[], 'It has not the form of a watchlist.'],
    [null, 'It has not the form of a watchlist.'],
    [
      { ...list, version: 2 },
      'Its version must be 1: the list is of another version of this page.',
    ],
    [{ version: 1 }, 'Its entries is missing or not of its form.'],
    [
      { ...list, entries: [...list.entries, { address: '0x12', name: '', level: '1' }] },
      'Entry 2: address must be 0x and 40 hex digits.',
    ],
    [
      { ...list, entries: [{ address: A, name: 'x'.repeat(61), level: '1' }] },
      'Entry 1: name must have 60 characters at most.',
    ],
    [
      { ...list, entries: [{ address: A, name: '', level: 'high' }] },
      'Entry 1: level must be a health factor, such as 1.2.',
    ],
    [
      { ...list, entries: [{ address: A, name: '', level: '0.0' }] },
      'Entry 1: level must be above 0.',
    ],
    [
      { ...list, entries: [{ address: A, name: '' }] },
      'Entry 1: level is missing or not of its form.',
    ],
    [{ ...list, entries: ['0x'] }, 'Entry 1: it is missing or not of its form.'],
  ])('error: %j is not taken', (value, expected) => {
    expect(why(value)).toBe(expected)
  })

  test('error: an address twice, in whichever case', () => {
    const twice = [...list.entries, { address: A.toLowerCase(), name: '', level: '1.1' }]
    expect(why({ ...list, entries: twice })).toBe(`${A.toLowerCase()} is in it twice.`)
  })

  test('error: more than 200', () => {
    const entries = Array.from({ length: 201 }, (_, index) => ({
      address: `0x${index.toString(16).padStart(40, '0')}`,
      name: '',
      level: '1.1',
    }))
    expect(why({ ...list, entries })).toBe('Its entries must be 200 at most.')
    expect(why({ ...list, entries: entries.slice(1) })).toBeNull()
  })
})
