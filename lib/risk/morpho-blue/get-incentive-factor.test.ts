import { expect, test } from 'vitest'
import { getLiquidationIncentiveFactor } from './get-incentive-factor'
import { ratio } from './testing/make-market'

const at = (lltv: number) => Number(getLiquidationIncentiveFactor(ratio(lltv))) / 1e18

test.each([
  [0.385, 1.15],
  [0.625, 1.12676],
  [0.77, 1.07411],
  [0.86, 1.04384],
  [0.915, 1.02617],
  [0.945, 1.01678],
  [0.98, 1.00604],
])('default: lltv %f gives %f', (lltv, factor) => {
  expect(at(lltv)).toBeCloseTo(factor, 5)
})

test('behavior: the cap binds up to an lltv of 0.5652', () => {
  expect(getLiquidationIncentiveFactor(ratio(0.5652))).toBe(1_150_000_000_000_000_000n)
  expect(at(0.5653)).toBeLessThan(1.15)
  expect(at(0)).toBe(1.15)
})
