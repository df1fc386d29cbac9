import { describe, expect, test } from 'vitest'
import { getAdded } from './get-added'

describe('getAdded', () => {
  test('default', () => {
    const column = ['0.1', '0.3', '0.3', '12.05']
    expect(column.map((_, index) => getAdded(column, index))).toEqual(['0.1', '0.2', '0', '11.75'])
  })

  test('error: what is missing is not zero', () => {
    expect(getAdded(['1'], 1)).toBeUndefined()
    expect(getAdded([], 0)).toBeUndefined()
  })
})
