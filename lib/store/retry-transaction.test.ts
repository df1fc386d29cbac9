import { describe, expect, test } from 'vitest'
import { retryTransaction } from './retry-transaction'

function toSqlError(code: string): Error {
  const cause = Object.assign(new Error('refused'), { code, severity: 'ERROR' })
  return new Error('Failed query', { cause })
}

/** Fails so often, then answers. */
function createWork(errors: Error[]) {
  const work = async () => {
    work.runs += 1
    const error = errors.shift()
    if (error) throw error
    return 'done'
  }
  work.runs = 0
  return work
}

describe('retryTransaction', () => {
  test('default', async () => {
    const work = createWork([])
    expect(await retryTransaction(work)).toBe('done')
    expect(work.runs).toBe(1)
  })

  test('behavior: runs again after a serialization failure and a deadlock', async () => {
    const work = createWork([toSqlError('40001'), toSqlError('40P01')])
    expect(await retryTransaction(work)).toBe('done')
    expect(work.runs).toBe(3)
  })

  test('error: anything else, and one collision too many, are thrown', async () => {
    const other = createWork([toSqlError('23505')])
    await expect(retryTransaction(other)).rejects.toThrow('Failed query')
    expect(other.runs).toBe(1)
    const always = createWork(Array.from({ length: 9 }, () => toSqlError('40001')))
    await expect(retryTransaction(always)).rejects.toThrow('Failed query')
    expect(always.runs).toBe(6)
  })
})
