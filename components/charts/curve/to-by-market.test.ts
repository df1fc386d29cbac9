import { describe, expect, test } from 'vitest'
import { asOf, asOfByMarket, freshSource, sourceByMarket } from '@/lib/api/testing/chain'
import { toByMarket } from './to-by-market'

describe('toByMarket', () => {
  test('default', () => {
    expect(toByMarket({ asOf, source: freshSource }, 'a')).toEqual({
      asOf: { a: asOf },
      source: { a: freshSource },
    })
  })

  test('behavior: several markets stay as they are', () => {
    const curve = { asOf: asOfByMarket, source: sourceByMarket }
    expect(toByMarket(curve, undefined)).toEqual(curve)
  })

  test('behavior: no market was read', () => {
    expect(toByMarket({ asOf: {}, source: sourceByMarket }, undefined).asOf).toEqual({})
  })
})
