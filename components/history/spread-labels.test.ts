import { describe, expect, test } from 'vitest'
import { spreadLabels } from './spread-labels'

describe('spreadLabels', () => {
  test('default', () => {
    expect(spreadLabels([0.25, 0.25, 0.75], { apart: 0.125 })).toEqual([0.25, 0.375, 0.75])
  })

  test('behavior: what is apart already stays', () => {
    expect(spreadLabels([0.75, 0.25, 0.5], { apart: 0.25 })).toEqual([0.75, 0.25, 0.5])
  })

  test('behavior: nothing is pushed beyond the highest place', () => {
    expect(spreadLabels([1, 1, 0.9375], { apart: 0.125 })).toEqual([0.875, 1, 0.75])
  })
})
