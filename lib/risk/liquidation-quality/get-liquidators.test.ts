import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getLiquidators } from './get-liquidators'
import { makeSale } from './testing/make-sale'

test('default: largest first, with their shares', () => {
  const { liquidators, concentration } = getLiquidators([
    makeSale({ liquidator: '0xb', seizedUsd: 25 }),
    makeSale({ liquidator: '0xa', seizedUsd: 75, bonusUsd: null }),
  ])
  expect(liquidators.map(({ liquidator, share }) => [liquidator, share])).toEqual([
    ['0xa', 0.75],
    ['0xb', 0.25],
  ])
  expect(liquidators.map(({ bonusUsd }) => bonusUsd)).toEqual([null, 5])
  expect(concentration).toEqual({ shareOf: 'seized', topShare: 0.75, herfindahl: 0.625 })
})

test('behavior: where no value of what was taken is known, shares are of what was paid', () => {
  const { liquidators, concentration } = getLiquidators([
    makeSale({ liquidator: '0xb', seizedUsd: null, repaidUsd: 60 }),
    makeSale({ liquidator: '0xa', seizedUsd: null, repaidUsd: 40 }),
  ])
  expect(liquidators.map(({ share }) => share)).toEqual([0.6, 0.4])
  expect(concentration?.shareOf).toBe('repaid')
})

test('behavior: without any value there is no share', () => {
  const { liquidators, concentration } = getLiquidators([
    makeSale({ seizedUsd: null, repaidUsd: null }),
  ])
  expect(liquidators[0]).toMatchObject({ count: 1, share: null, unpriced: 1 })
  expect(concentration).toBeNull()
})

const sale = fc
  .record({
    liquidator: fc.constantFrom('0xa', '0xb', '0xc', '0xd'),
    seizedUsd: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(makeSale)

test('HERFINDAHL_LIES_BETWEEN even shares and one taking all', () => {
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1, maxLength: 40 }), (sales) => {
      const { liquidators, concentration } = getLiquidators(sales)
      if (!concentration) expect.fail('no concentration')
      const { topShare, herfindahl } = concentration
      const total = liquidators.reduce((sum, { share }) => sum + (share ?? 0), 0)
      expect(total).toBeCloseTo(1, 9)
      expect(herfindahl).toBeGreaterThan(1 / liquidators.length - 1e-9)
      expect(herfindahl).toBeLessThan(topShare + 1e-9)
      expect(liquidators.reduce((sum, { count }) => sum + count, 0)).toBe(sales.length)
    }),
  )
})
