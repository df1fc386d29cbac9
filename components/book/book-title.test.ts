import { describe, expect, test } from 'vitest'
import { zBookQuery } from '@/lib/api/schema/query'
import { asOfByMarket as asOf } from '@/lib/api/testing/chain'
import { getBookTitle } from './book-title'

const all = zBookQuery.parse({})
const some = zBookQuery.parse({ minDebtUsd: '100', sort: 'debt' })

describe('getBookTitle', () => {
  test('default', () => {
    expect(getBookTitle({ total: 4106, asOf }, all)).toBe(
      '4,106 loans, nearest to liquidation first',
    )
    expect(getBookTitle({ total: 12, asOf }, some)).toBe('12 loans match, largest debt first')
  })

  test('behavior: one, and none', () => {
    expect(getBookTitle({ total: 1, asOf }, some)).toBe('One loan matches')
    expect(getBookTitle({ total: 0, asOf }, some)).toBe('No loan matches')
    expect(getBookTitle({ total: 0, asOf }, all)).toBe('No open loan')
  })

  test('error: where nothing was read none is not said', () => {
    expect(getBookTitle({ total: 0, asOf: {} }, all)).toBe('No loan is known yet')
  })
})
