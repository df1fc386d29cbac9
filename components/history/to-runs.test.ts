import { describe, expect, test } from 'vitest'
import { toRuns } from './to-runs'

const options = { holdsFor: 10, to: 40 }

describe('toRuns', () => {
  test('default', () => {
    const points = [
      { at: 20, value: 1 },
      { at: 28, value: 2 },
      { at: 35, value: 3 },
    ]
    expect(toRuns(points, options)).toEqual([{ points, until: 40 }])
  })

  test('behavior: silence longer than a value holds is a hole', () => {
    const points = [
      { at: 0, value: 1 },
      { at: 11, value: 2 },
      { at: 21, value: 3 },
    ]
    expect(toRuns(points, options)).toEqual([
      { points: points.slice(0, 1), until: 0 },
      { points: points.slice(1), until: 21 },
    ])
  })

  test('behavior: a missing value ends the line where it went missing, and is no point', () => {
    const points = [
      { at: 20, value: 1 },
      { at: 25, value: null },
      { at: 30, value: 3 },
    ]
    expect(toRuns(points, options)).toEqual([
      { points: [{ at: 20, value: 1 }], until: 25 },
      { points: [{ at: 30, value: 3 }], until: 40 },
    ])
  })

  test('behavior: zero is a value', () => {
    expect(toRuns([{ at: 35, value: 0 }], options)).toEqual([
      { points: [{ at: 35, value: 0 }], until: 40 },
    ])
  })

  test('behavior: nothing kept is nothing drawn; a point ahead of now holds no longer than itself', () => {
    expect(toRuns([], options)).toEqual([])
    expect(toRuns([{ at: 50, value: 1 }], options)[0]?.until).toBe(50)
  })
})
