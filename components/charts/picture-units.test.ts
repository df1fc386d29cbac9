import { expect, test } from 'vitest'
import { roundUnits, SIZE } from './picture-units'

test('default: a tenth of a unit, so that a path stays short', () => {
  expect(roundUnits(SIZE / 3)).toBe(333.3)
  expect(roundUnits(SIZE)).toBe(1000)
  expect(String(roundUnits(0.1 + 0.2))).toBe('0.3')
})
