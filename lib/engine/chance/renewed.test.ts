import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Renewed } from './renewed'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('Renewed', () => {
  test('default: made once while it is young, however many ask at once', async () => {
    let made = 0
    const value = new Renewed(async () => ++made, 1_000)
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1])
    expect(await value.get()).toBe(1)
  })

  test('behavior: an old one is given while a newer is made', async () => {
    let made = 0
    const value = new Renewed(async () => ++made, 1_000)
    await value.get()
    vi.setSystemTime(Date.now() + 2_000)
    expect(await value.get()).toBe(1)
    await vi.waitFor(async () => expect(await value.get()).toBe(2))
    expect(made).toBe(2)
  })

  test('error: where there is none yet it is told and tried again; an old one outlives a failure', async () => {
    let fails = true
    const value = new Renewed(async () => {
      if (fails) throw new Error('no node')
      return 'made'
    }, 1_000)
    await expect(value.get()).rejects.toThrow('no node')
    fails = false
    expect(await value.get()).toBe('made')
    fails = true
    vi.setSystemTime(Date.now() + 2_000)
    expect(await value.get()).toBe('made')
    await Promise.resolve()
    expect(await value.get()).toBe('made')
  })
})
