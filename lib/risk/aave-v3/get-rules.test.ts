import { expect, test } from 'vitest'
import { getAaveRules, NEWEST_AAVE_REVISION } from './get-rules'

test('default: v3.0.2 is revision 1, v3.6 revision 10', () => {
  expect(getAaveRules(1)).toEqual({
    revision: 1,
    averageThreshold: 'truncated',
    rounding: 'half-up',
    eMode: 'category',
    zeroThreshold: 'ignored',
    liquidation: 'v3.0',
    stableDebt: true,
  })
  expect(getAaveRules(10)).toEqual({
    revision: 10,
    averageThreshold: 'exact',
    rounding: 'directional',
    eMode: 'bitmap',
    zeroThreshold: 'counted',
    liquidation: 'v3.3',
    stableDebt: false,
  })
})

test('behavior: each revision changes what its release changed', () => {
  const changed = (revision: number) => {
    const before = Object.entries(getAaveRules(revision - 1))
    const after: Record<string, unknown> = getAaveRules(revision)
    return before
      .filter(([key, value]) => key !== 'revision' && after[key] !== value)
      .map(([k]) => k)
  }
  expect(changed(4)).toEqual([])
  expect(changed(5)).toEqual(['eMode', 'stableDebt'])
  expect(changed(6)).toEqual([])
  expect(changed(7)).toEqual(['liquidation'])
  expect(changed(8)).toEqual([])
  expect(changed(9)).toEqual(['averageThreshold', 'rounding'])
  expect(changed(10)).toEqual(['zeroThreshold'])
  expect(changed(11)).toEqual([])
})

test('behavior: a newer revision gets the newest rules', () => {
  expect(getAaveRules(42)).toEqual({ ...getAaveRules(NEWEST_AAVE_REVISION), revision: 42 })
})

test('error: a revision that never was', () => {
  expect(() => getAaveRules(0)).toThrow(RangeError)
  expect(() => getAaveRules(1.5)).toThrow(RangeError)
})
