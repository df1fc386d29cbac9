import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCollaterals } from './get-collaterals'
import { getRecovery } from './get-recovery'
import { makeSale } from './testing/make-sale'

test('default: what was taken for what was paid, and what is lost', () => {
  const recovery = getRecovery([
    makeSale(),
    makeSale({ seizedUsd: 210, repaidUsd: 200, coveredUsd: 200, bonusUsd: 10, badDebtUsd: 100 }),
  ])
  expect(recovery).toMatchObject({ seizedUsd: 315, repaidUsd: 300, badDebtUsd: 100, bonusUsd: 15 })
  expect(recovery.seizedToRepaid).toBeCloseTo(1.05, 12)
  expect(recovery.recovered).toBeCloseTo(0.75, 12)
})

test('behavior: what has no value is counted, and left out of both sides of a ratio', () => {
  const recovery = getRecovery([
    makeSale(),
    makeSale({ seizedUsd: null, repaidUsd: 1_000, coveredUsd: 1_000, badDebtUsd: null }),
  ])
  expect(recovery).toMatchObject({ unpriced: 1, badDebtNotKnown: 1, recovered: 1 })
  expect(recovery.seizedToRepaid).toBeCloseTo(1.05, 12)
})

test('behavior: of no sale the sums are 0, of none that is known they are not known', () => {
  expect(getRecovery([])).toMatchObject({ seizedUsd: 0, seizedToRepaid: null, recovered: null })
  const unknown = makeSale({ seizedUsd: null, bonusUsd: null })
  expect(getRecovery([unknown])).toMatchObject({ seizedUsd: null, bonusUsd: null, repaidUsd: 100 })
})

const usd = fc.option(fc.integer({ min: 0, max: 1_000_000 }))
const sale = fc
  .record({
    collateral: fc.constantFrom('WETH', 'WBTC', 'LINK'),
    seizedUsd: usd,
    repaidUsd: usd,
    coveredUsd: usd,
    badDebtUsd: usd,
  })
  .map(makeSale)

test('RECOVERED_IS_A_SHARE, and the parts by asset add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(sale, { maxLength: 30 }), (sales) => {
      const whole = getRecovery(sales)
      if (whole.recovered !== null) {
        expect(whole.recovered).toBeGreaterThanOrEqual(0)
        expect(whole.recovered).toBeLessThanOrEqual(1)
      }
      const parts = getCollaterals(sales)
      const add = (key: 'seizedUsd' | 'badDebtUsd' | 'count' | 'unpriced') =>
        parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)
      expect(add('seizedUsd')).toBe(whole.seizedUsd ?? 0)
      expect(add('badDebtUsd')).toBe(whole.badDebtUsd ?? 0)
      expect(add('unpriced')).toBe(whole.unpriced)
      expect(add('count')).toBe(sales.length)
    }),
  )
})
