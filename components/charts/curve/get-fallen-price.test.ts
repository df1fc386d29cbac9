import { describe, expect, test } from 'vitest'
import { getFallenPrice } from './get-fallen-price'

describe('getFallenPrice', () => {
  test('default', () => {
    expect(getFallenPrice('3127.45', 20)).toBe('2501.96')
    expect(getFallenPrice('3127.45', 0)).toBe('3127.45')
    expect(getFallenPrice('3127.45', 100)).toBe('0')
  })
})
