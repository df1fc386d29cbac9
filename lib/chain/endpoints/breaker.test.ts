import { describe, expect, test } from 'vitest'
import { createBreaker } from './breaker'

function create(random = 1) {
  const time = { now: 1_000_000 }
  const breaker = createBreaker({ now: () => time.now, random: () => random })
  return { time, breaker, wait: () => breaker.coolUntil - time.now }
}

describe('createBreaker', () => {
  test('default: cools longer with each failure, to a cap', () => {
    const { breaker, wait } = create()
    const waits = Array.from({ length: 8 }, () => {
      breaker.fail()
      return wait()
    })
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })

  test('behavior: jitter takes up to half', () => {
    const { breaker, wait } = create(0)
    breaker.fail()
    expect(wait()).toBe(125)
  })

  test('behavior: opens at the third failure in a row, closes on a success after it', () => {
    const { breaker, time } = create()
    breaker.fail()
    breaker.fail()
    breaker.succeed(time.now)
    breaker.fail()
    breaker.fail()
    expect(breaker.open).toBe(false)
    breaker.fail()
    expect(breaker.open).toBe(true)
    breaker.succeed(time.now - 1)
    expect([breaker.open, breaker.failures]).toEqual([true, 3])
    breaker.succeed(time.now)
    expect([breaker.open, breaker.coolUntil]).toEqual([false, 0])
  })

  test('behavior: Retry-After is kept to the millisecond, whatever else succeeds or fails', () => {
    const { breaker, time, wait } = create()
    breaker.fail(7_000)
    expect(wait()).toBe(7_000)
    breaker.succeed(time.now)
    expect(wait()).toBe(7_000)
    breaker.fail()
    breaker.fail(2_000)
    expect(wait()).toBe(7_000)
    time.now += 7_000
    expect(wait()).toBeLessThanOrEqual(0)
  })
})
