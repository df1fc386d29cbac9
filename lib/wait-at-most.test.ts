import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { waitAtMost } from './wait-at-most'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const delay = (ms: number) =>
  new Promise<string>((resolve) => {
    setTimeout(() => resolve('done'), ms)
  })

describe('waitAtMost', () => {
  test('default: what is there in time, and no timer is left', async () => {
    const found = waitAtMost(delay(99), { ms: 100, late: null })
    await vi.advanceTimersByTimeAsync(99)
    expect(await found).toBe('done')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('behavior: late is told in time, and the work goes on', async () => {
    const work = delay(101)
    const found = waitAtMost(work, { ms: 100, late: null })
    await vi.advanceTimersByTimeAsync(100)
    expect(await found).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(await work).toBe('done')
  })

  test('error: what fails in time fails, and no timer is left', async () => {
    const failing = waitAtMost(Promise.reject(new Error('no')), { ms: 100, late: null })
    await expect(failing).rejects.toThrow('no')
    expect(vi.getTimerCount()).toBe(0)
  })
})
