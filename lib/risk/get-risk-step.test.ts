import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getRiskStep } from './get-risk-step'

const ORDER = ['under', 'danger', 'watch', 'afloat']

describe('getRiskStep', () => {
  test.each([
    [0n, 'under'],
    [999_999_999_999_999_999n, 'under'],
    [1_000_000_000_000_000_000n, 'danger'],
    [1_099_999_999_999_999_999n, 'danger'],
    [1_100_000_000_000_000_000n, 'watch'],
    [1_499_999_999_999_999_999n, 'watch'],
    [1_500_000_000_000_000_000n, 'afloat'],
    [10n ** 30n, 'afloat'],
  ])('default: %s is %s', (healthFactor, step) => {
    expect(getRiskStep(healthFactor)).toBe(step)
  })

  test('RISK_STEP_MONOTONE: more health is never a worse step', () => {
    const health = fc.bigInt({ min: 0n, max: 3n * 10n ** 18n })
    fc.assert(
      fc.property(health, health, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(ORDER.indexOf(getRiskStep(less))).toBeLessThanOrEqual(
          ORDER.indexOf(getRiskStep(more)),
        )
      }),
    )
  })
})
