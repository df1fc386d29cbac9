import { describe, expect, test } from 'vitest'
import { zBookQuery } from '@/lib/api/schema/query'
import { getBookTitle } from './book-title'

const all = zBookQuery.parse({})
const some = zBookQuery.parse({ minDebtUsd: '100', sort: 'debt' })

describe('getBookTitle', () => {
  test('default', () => {
    expect(getBookTitle({ total: 4106 }, all)).toBe('4,106 loans, nearest to liquidation first')
    expect(getBookTitle({ total: 12 }, some)).toBe('12 loans match, largest debt first')
  })

  test('behavior: one, and none', () => {
    expect(getBookTitle({ total: 1 }, some)).toBe('One loan matches')
    expect(getBookTitle({ total: 0 }, some)).toBe('No loan matches')
    expect(getBookTitle({ total: 0 }, all)).toBe('No open loan')
  })
})
