import { describe, expect, test } from 'vitest'
import { NotFoundError, StoreError } from '@/lib/errors'
import { BoundedReads } from './bounded-reads'

const never = () => new Promise<string>(() => {})

describe('BoundedReads', () => {
  test('default', async () => {
    const reads = new BoundedReads<string>()
    expect(await reads.read('a', async () => 'kept')).toEqual({ kind: 'read', data: 'kept' })
  })

  test('behavior: readers at once and soon after share one read', async () => {
    const reads = new BoundedReads<number>()
    let count = 0
    const fetch = async () => ++count
    const both = await Promise.all([reads.read('a', fetch), reads.read('a', fetch)])
    expect(
      [...both, await reads.read('a', fetch)].map((each) => each.kind === 'read' && each.data),
    ).toEqual([1, 1, 1])
    expect(await reads.read('b', fetch)).toEqual({ kind: 'read', data: 2 })
  })

  test('behavior: what is no longer fresh is read again', async () => {
    const reads = new BoundedReads<number>({ freshMs: 0 })
    let count = 0
    await reads.read('a', async () => ++count)
    expect(await reads.read('a', async () => ++count)).toEqual({ kind: 'read', data: 2 })
  })

  test('behavior: a read that hangs is unavailable, and nobody waits for it anew', async () => {
    const reads = new BoundedReads<string>({ waitMs: 600 })
    expect(await reads.read('a', never)).toEqual({ kind: 'unavailable' })
    const before = performance.now()
    expect(await reads.read('a', never)).toEqual({ kind: 'unavailable' })
    expect(performance.now() - before).toBeLessThan(400)
  })

  test('behavior: a read that was late serves the next reader', async () => {
    const reads = new BoundedReads<string>({ waitMs: 1 })
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('late'), 30))
    expect(await reads.read('a', slow)).toEqual({ kind: 'unavailable' })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await reads.read('a', never)).toEqual({ kind: 'read', data: 'late' })
  })

  test('behavior: a database that is away is unavailable, and not asked again at once', async () => {
    const reads = new BoundedReads<string>()
    const away = async () => {
      throw new StoreError('The database is away.')
    }
    expect(await reads.read('a', away)).toEqual({ kind: 'unavailable' })
    expect(await reads.read('a', async () => 'kept')).toEqual({ kind: 'unavailable' })
    const soon = new BoundedReads<string>({ awayMs: 0 })
    await soon.read('a', away)
    expect(await soon.read('a', async () => 'kept')).toEqual({ kind: 'read', data: 'kept' })
  })

  test('error: what nobody foresaw is thrown on', async () => {
    const reads = new BoundedReads<string>()
    const fail = async () => {
      throw new NotFoundError('No such market.')
    }
    await expect(reads.read('a', fail)).rejects.toThrow('No such market.')
    expect(await reads.read('a', async () => 'kept')).toEqual({ kind: 'read', data: 'kept' })
  })
})
