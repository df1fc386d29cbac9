import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Answer, createAnswer } from './answer'
import { AnswerCache } from './answer-cache'

const toAnswer = (text: string): Answer => createAnswer(text, { contentType: 'application/json' })
const long = toAnswer('[1]'.repeat(1_000))

test('default: what was set, while the version stays', () => {
  const cache = new AnswerCache()
  const answer = toAnswer('{}')
  cache.set('/a', 'one', answer)
  expect(cache.get('/a', 'one')).toBe(answer)
  expect(cache.get('/b', 'one')).toBeUndefined()
  expect(cache.get('/a', 'two')).toBeUndefined()
})

test('behavior: another version throws all out', () => {
  const cache = new AnswerCache()
  cache.set('/a', 'one', toAnswer('1'))
  cache.set('/b', 'two', toAnswer('2'))
  expect(cache.size).toBe(1)
  expect(cache.get('/a', 'one')).toBeUndefined()
  expect(cache.get('/a', 'two')).toBeUndefined()
  expect(cache.get('/b', 'two')).toBeDefined()
})

test('behavior: what was not asked for longest goes first, and the bytes stay bounded', () => {
  const cache = new AnswerCache({ mostBytes: 50_000 })
  for (const key of ['/1', '/2', '/3']) cache.set(key, 'one', long)
  for (let key = 4; key < 1_000; key++) {
    cache.get('/1', 'one')
    cache.set(`/${key}`, 'one', long)
    expect(cache.bytes).toBeLessThanOrEqual(50_000)
  }
  expect(cache.get('/1', 'one')).toBe(long)
  expect(cache.get('/2', 'one')).toBeUndefined()
})

test('behavior: long keys count too', () => {
  const cache = new AnswerCache({ mostBytes: 50_000 })
  for (let key = 0; key < 100; key++)
    cache.set(`/?${'x'.repeat(10_000)}${key}`, 'one', toAnswer('1'))
  expect(cache.size).toBe(2)
})

test('behavior: one that would take most of the room is not kept', () => {
  const cache = new AnswerCache({ mostBytes: 10_000 })
  cache.set('/small', 'one', toAnswer('1'))
  cache.set('/large', 'one', long)
  expect(cache.get('/large', 'one')).toBeUndefined()
  expect(cache.get('/small', 'one')).toBeDefined()
})

test('behavior: setting again counts once, and what was thrown out counts no more', () => {
  const cache = new AnswerCache()
  cache.set('/a', 'one', long)
  const { bytes } = cache
  cache.set('/a', 'one', long)
  expect(cache.bytes).toBe(bytes)
  cache.getGzipped('/a', 'one')
  expect(cache.bytes).toBeGreaterThan(bytes)
  cache.set('/a', 'one', long)
  expect(cache.bytes).toBe(bytes)
  cache.set('/a', 'two', long)
  expect(cache.bytes).toBe(bytes)
})

test('behavior: compressed once, and only where it is worth it', () => {
  const cache = new AnswerCache()
  cache.set('/long', 'one', long)
  cache.set('/short', 'one', toAnswer('{}'))
  const gzipped = cache.getGzipped('/long', 'one')
  expect(gunzipSync(gzipped ?? new Uint8Array())).toEqual(Buffer.from(long.body))
  expect(cache.getGzipped('/long', 'one')).toBe(gzipped)
  expect(cache.getGzipped('/short', 'one')).toBeUndefined()
  expect(cache.getGzipped('/long', 'two')).toBeUndefined()
})
