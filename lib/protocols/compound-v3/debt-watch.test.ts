import { describe, expect, test } from 'vitest'
import { DebtWatch } from './debt-watch'

describe('DebtWatch', () => {
  test('default: what changes on both sides is no news', () => {
    const watch = new DebtWatch()
    expect(watch.isOff({ total: 1_000n, followed: 900n, changed: 0 })).toBe(false)
    expect(watch.isOff({ total: 5_000n, followed: 4_900n, changed: 1 })).toBe(false)
    expect(watch.isOff({ total: 5_003n, followed: 4_900n, changed: 0 })).toBe(false)
  })

  test('behavior: a debt that only one side knows, either way, told once', () => {
    for (const total of [1_500n, 700n]) {
      const watch = new DebtWatch(0n)
      expect(watch.isOff({ total: 1_000n, followed: 1_000n, changed: 0 })).toBe(false)
      expect(watch.isOff({ total, followed: 1_000n, changed: 0 })).toBe(true)
      expect(watch.isOff({ total, followed: total, changed: 1 })).toBe(false)
      expect(watch.isOff({ total, followed: total - 9n, changed: 0 })).toBe(true)
    }
  })

  test('behavior: begins where an earlier one ended', () => {
    expect(new DebtWatch(20n).isOff({ total: 120n, followed: 100n, changed: 0 })).toBe(false)
    expect(new DebtWatch(20n).isOff({ total: 150n, followed: 100n, changed: 0 })).toBe(true)
  })
})
