import { describe, expect, test } from 'vitest'
import { createRateLimit } from './rate-limit'

function create() {
  const time = { now: 1_000_000 }
  const limit = createRateLimit({ now: () => time.now })
  const send = (requests: number) => Array.from({ length: requests }, () => limit.take())
  return { time, limit, send }
}

describe('createRateLimit', () => {
  test('default: no limit before the first refusal', () => {
    const { limit, send } = create()
    expect(send(100)).toEqual(Array(100).fill(0))
    expect(limit.getPerSecond()).toBeUndefined()
  })

  test('behavior: a refusal halves the rate of the last second and spaces what follows', () => {
    const { limit, send, time } = create()
    send(30)
    time.now += 2_000
    send(40)
    limit.cut()
    expect(limit.getPerSecond()).toBe(20)
    expect(send(3)).toEqual([50, 100, 150])
    time.now += 200
    expect(limit.getWaitMs()).toBe(0)
  })

  test('behavior: refusals of one burst count once, later ones again, down to two a second', () => {
    const { limit, send, time } = create()
    send(40)
    limit.cut()
    limit.cut()
    expect(limit.getPerSecond()).toBe(20)
    for (let index = 0; index < 10; index += 1) {
      time.now += 1_000
      send(1)
      limit.cut()
    }
    expect(limit.getPerSecond()).toBe(2)
  })

  test('behavior: recovers step by step, then is forgotten', () => {
    const { limit, send, time } = create()
    send(16)
    limit.cut()
    expect(limit.getPerSecond()).toBe(8)
    time.now += 2_000
    expect(limit.getPerSecond()).toBe(10)
    time.now += 2_000
    expect(limit.getPerSecond()).toBe(12.5)
    time.now += 60_000
    expect(limit.getPerSecond()).toBeUndefined()
    expect(limit.getWaitMs()).toBe(0)
  })
})
