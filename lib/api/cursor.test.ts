import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { InvalidRequestError } from '@/lib/errors'
import { decodeCursor, encodeCursor } from './cursor'

const key = z.tuple([z.string(), z.number()])

test('default', () => {
  const cursor = encodeCursor('accounts.distance', ['0.2', 7])
  expect(decodeCursor(cursor, { list: 'accounts.distance', key })).toEqual(['0.2', 7])
})

test('DECODE_ENCODE_IS_IDENTITY', () => {
  const anyKey = z.array(z.union([z.string(), z.number(), z.null()]))
  const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const cursor = encodeCursor('list', parts)
      expect(cursor).toMatch(/^[\w-]+$/)
      expect(decodeCursor(cursor, { list: 'list', key: anyKey })).toEqual(parts)
    }),
  )
})

test.each([
  '',
  '%%%',
  'AAAA',
  btoa('null'),
  btoa('[]'),
  btoa('[2,"accounts.distance","0.2",7]'),
  encodeCursor('accounts.debt', ['0.2', 7]),
  encodeCursor('accounts.distance', ['0.2', '7']),
  encodeCursor('accounts.distance', ['0.2', 7, 8]),
])('error: %j is no cursor of the list', (cursor) => {
  expect(() => decodeCursor(cursor, { list: 'accounts.distance', key })).toThrow(
    InvalidRequestError,
  )
})

test('error: whatever text comes, it is an invalid request', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, { list: 'list', key })).toThrow(InvalidRequestError)
    }),
  )
})
