import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, test } from 'vitest'
import { type GroupMark, getGroupMark, getGroupsAttribute, parseGroupMark } from './digit-groups'
import { formatAmountExact, formatCount, formatUsd, regroupDigits } from './format'
import { type PageRequest, servePageRequests } from './page-request'

const spaced = '\u202f'
const toRequest = (groupMark: GroupMark): PageRequest => ({ groupMark, setStatus: () => {} })

/** Serves one reader, or none, whoever asks. */
const serve = (request: PageRequest | undefined) =>
  servePageRequests({ getStore: () => request, run: (_, run) => run() })

afterEach(() => serve(undefined))

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
  const requests = new AsyncLocalStorage<PageRequest | undefined>()
  servePageRequests(requests)
  const draw = (mark: GroupMark) =>
    requests.run(toRequest(mark), async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return [formatCount(21_930_114), getGroupsAttribute()]
    })
  expect(await Promise.all([draw(spaced), draw(',')])).toEqual([
    [`21${spaced}930${spaced}114`, 'spaced'],
    ['21,930,114', undefined],
  ])
  expect(getGroupMark()).toBe(',')
})

test('behavior: a sentence of everybody’s is grouped anew, lists and decimals are not', () => {
  serve(toRequest(spaced))
  expect(regroupDigits('It costs $1,234,567.1234 in 1,000 blocks, 2,3 or 4.')).toBe(
    `It costs $1${spaced}234${spaced}567.1234 in 1${spaced}000 blocks, 2,3 or 4.`,
  )
})

test('behavior: the decimal point and what is exact stay', () => {
  serve(toRequest(spaced))
  expect(formatUsd('-1234567.891')).toBe(`−$1${spaced}234${spaced}567.89`)
  expect(formatAmountExact('1500020000', 6)).toBe(`1${spaced}500.02`)
})
