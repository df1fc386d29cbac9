import { describe, expect, test } from 'vitest'
import { toStepPath } from './to-step-path'

const scale = { from: 0, to: 1200, low: 0, top: 4 }

describe('toStepPath', () => {
  test('default', () => {
    const points = [
      { at: 0, value: 1 },
      { at: 300, value: 3 },
      { at: 600, value: 2 },
    ]
    expect(toStepPath([{ points, until: 1200 }], scale)).toBe('M0 300h300v-200h300v100h600')
  })

  test('behavior: holes are between two lines, and what holds for no time is a dot', () => {
    const runs = [
      { points: [{ at: 0, value: 1 }], until: 0 },
      { points: [{ at: 600, value: 1 }], until: 1200 },
    ]
    expect(toStepPath(runs, scale)).toBe('M0 300h4M600 300h600')
  })

  test('behavior: what does not move needs no point', () => {
    const points = [0, 100, 200, 300].map((at) => ({ at, value: 1 }))
    expect(toStepPath([{ points, until: 400 }], scale)).toBe('M0 300h400')
  })

  test('behavior: beyond the axis is its edge; no span at all is no division by zero', () => {
    expect(toStepPath([{ points: [{ at: 0, value: 9 }], until: 1200 }], scale)).toBe('M0 0h1200')
    const flat = { from: 5, to: 5, low: 0, top: 4 }
    expect(toStepPath([{ points: [{ at: 5, value: 1 }], until: 5 }], flat)).toBe('M0 300h4')
  })
})
