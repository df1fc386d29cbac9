import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '@/lib/risk/units'
import { getLinePlace } from './get-line-place'

describe('getLinePlace', () => {
  test.each([
    [0n, 0, 'below'],
    [(WAD * 8n) / 10n, 0, null],
    [WAD, 0.27, null],
    [(WAD * 11n) / 10n, 0.39, null],
    [WAD * 3n, 1, null],
    [10n ** 40n, 1, 'above'],
  ])('default: %s stands at %d', (healthFactor, place, beyond) => {
    expect(getLinePlace(healthFactor)).toEqual({ place, beyond })
  })

  test('LINE_MONOTONE: more health is never further left; below 1 is left of the waterline', () => {
    const health = fc.bigInt({ min: 0n, max: 4n * WAD })
    fc.assert(
      fc.property(health, health, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(getLinePlace(less).place).toBeLessThanOrEqual(getLinePlace(more).place)
        if (less < WAD) expect(getLinePlace(less).place).toBeLessThan(0.27)
      }),
    )
    expect(getLinePlace(WAD - 1n).place).toBeLessThan(0.27)
  })
})
