import { describe, expect, test } from 'vitest'
import { LeaseLostError } from '@/lib/errors'
import { toStoreError } from './to-store-error'

const toSqlError = (code: string, message: string) =>
  new Error('Failed query: insert … params: everything', {
    cause: Object.assign(new Error(message), { code, severity: 'ERROR' }),
  })

describe('toStoreError', () => {
  test('default', () => {
    const error = toStoreError(toSqlError('53100', 'could not extend file'))
    expect(error).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      status: 503,
      retryable: true,
      shortMessage: 'The disk of the database is full.',
      details: '53100 could not extend file',
    })
    expect(error.message).not.toContain('everything')
  })

  test('behavior: says in which way', () => {
    const short = (cause: unknown) => toStoreError(cause).shortMessage
    expect(short(toSqlError('57014', 'canceling'))).toContain('in time')
    expect(short(toSqlError('57P03', 'starting up'))).toContain("can't be reached")
    expect(short(toSqlError('42703', 'no such column'))).toContain('refused')
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    expect(short(refused)).toContain("can't be reached")
    expect(toStoreError(new AggregateError([refused])).details).toBe('ECONNREFUSED connect')
    expect(toStoreError('text').details).toBe('text')
  })

  test('behavior: ours stay, and texts are redacted', () => {
    const ours = new LeaseLostError('gone')
    expect(toStoreError(ours)).toBe(ours)
    const redact = (text: string) => text.replace('hunter2', '…')
    expect(toStoreError(new Error('password hunter2'), redact).message).not.toContain('hunter2')
  })
})
