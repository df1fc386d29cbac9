import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, test } from 'vitest'
import {
  type GroupMark,
  getGroupMark,
  getGroupsAttribute,
  parseGroupMark,
  serveGroupMark,
} from './digit-groups'
import { formatAmountExact, formatCount, formatUsd } from './format'

const spaced = '\u202f'

afterEach(() => serveGroupMark({ getStore: () => undefined }))

test.each([
  ['en-GB,en;q=0.9', ','],
  ['ja', ','],
  ['zh-CN,zh;q=0.9', ','],
  ['de-DE,de;q=0.9,en;q=0.8', spaced],
  ['fr', spaced],
  ['de-CH', spaced],
  ['es', spaced],
  ['pt-BR', spaced],
  [' sv ;q=0.7', spaced],
  ['*', ','],
  ['', ','],
  [undefined, ','],
  ['not a language', ','],
])('default: of %j', (header, mark) => {
  expect(parseGroupMark(header)).toBe(mark)
})

test('behavior: each page that is drawn has its own reader’s', async () => {
  const readers = new AsyncLocalStorage<GroupMark>()
  serveGroupMark(readers)
  const draw = (mark: GroupMark) =>
    readers.run(mark, async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return [formatCount(21_930_114), getGroupsAttribute()]
    })
  expect(await Promise.all([draw(spaced), draw(',')])).toEqual([
    [`21${spaced}930${spaced}114`, 'spaced'],
    ['21,930,114', undefined],
  ])
  expect(getGroupMark()).toBe(',')
})

test('behavior: the decimal point and what is exact stay', () => {
  serveGroupMark({ getStore: () => spaced })
  expect(formatUsd('-1234567.891')).toBe(`−$1${spaced}234${spaced}567.89`)
  expect(formatAmountExact('1500020000', 6)).toBe(`1${spaced}500.02`)
})
