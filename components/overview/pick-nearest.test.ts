import { describe, expect, test } from 'vitest'
import { bookRows } from '@/lib/api/testing/book'
import { pickNearest } from './pick-nearest'

const [first, second] = bookRows
if (!first || !second) throw new Error('the fixture has rows')

describe('pickNearest', () => {
  test('default', () => {
    expect(pickNearest({ items: [first, second] }, 1)).toEqual({ rows: [first], badDebts: 0 })
  })

  test('behavior: what nothing backs any more is counted, not listed', () => {
    const bad = { ...first, collateralUsd: '0', debtUsd: '48.2' }
    expect(pickNearest({ items: [bad, second] }, 8)).toEqual({ rows: [second], badDebts: 1 })
    expect(pickNearest({ items: [bad, bad] }, 1)).toEqual({ rows: [bad], badDebts: 0 })
  })

  test('behavior: what has no price is listed: it may be anything', () => {
    const unpriced = { ...first, collateralUsd: null, debtUsd: null }
    expect(pickNearest({ items: [unpriced] }, 8).rows).toEqual([unpriced])
  })
})
