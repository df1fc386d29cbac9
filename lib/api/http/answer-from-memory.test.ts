import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Listening, listen } from '../testing/listen'
import { createAnswer } from './answer'
import { AnswerCache } from './answer-cache'
import { MemoryAnswers } from './answer-from-memory'

const text = JSON.stringify({ numbers: Array.from({ length: 1_000 }, (_, index) => index) })
const answer = createAnswer(text, { contentType: 'application/json' })

let answers: AnswerCache
let version: string
let server: Listening
let asked: number
let left: number
let goneOn: { url: string; response: ServerResponse }[]
let onGoneOn: (response: ServerResponse, request: IncomingMessage) => void

beforeEach(async () => {
  answers = new AnswerCache()
  version = 'one'
  goneOn = []
  asked = 0
  left = 0
  onGoneOn = (response) => response.end('from the route')
  const memory = new MemoryAnswers({
    answers,
    readVersion: () => version,
    mayBeKept: (url) => url.startsWith('/kept'),
  })
  server = await listen((request, response) => {
    asked += 1
    response.once('close', () => {
      if (!response.writableFinished) left += 1
    })
    memory.answer(request, response, () => {
      goneOn.push({ url: request.url ?? '', response })
      onGoneOn(response, request)
    })
  })
})
afterEach(() => server.stop())

test('default: what is kept is sent whole, with its headers and those of every answer', async () => {
  answers.set('/kept?x=1', version, answer)
  const { status, headers, body } = await server.ask('/kept?x=1')
  expect(status).toBe(200)
  expect(body.toString()).toBe(text)
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, s-maxage=1, must-revalidate',
    'content-length': String(text.length),
    'content-type': 'application/json',
    etag: answer.etag,
    vary: 'Accept-Encoding',
    'x-accel-expires': expect.stringMatching(/^@\d{10}$/),
    'x-content-type-options': 'nosniff',
  })
  expect(goneOn).toEqual([])
})

test('behavior: 304 to who has it, nothing but headers to HEAD', async () => {
  answers.set('/kept', version, answer)
  const known = await server.ask('/kept', { headers: { 'If-None-Match': `"x", W/${answer.etag}` } })
  expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, answer.etag])
  const head = await server.ask('/kept', { method: 'HEAD' })
  expect([head.status, head.body.length]).toEqual([200, 0])
  expect(head.headers['content-length']).toBe(String(text.length))
})

test.each([
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'gzip'],
  ['br, gzip;q=0.5', 'gzip'],
  ['gzip;q=0', undefined],
  ['gzip; q=0.0, br', undefined],
  ['br', undefined],
  ['', undefined],
])('behavior: "%s" is given %s', async (accepted, encoding) => {
  answers.set('/kept', version, answer)
  const { headers, body } = await server.ask('/kept', { headers: { 'Accept-Encoding': accepted } })
  expect(headers['content-encoding']).toBe(encoding)
  expect((encoding ? gunzipSync(new Uint8Array(body)) : body).toString()).toBe(text)
  expect(headers.etag).toBe(answer.etag)
})

test('behavior: what is not kept, may not be, or is of another version goes on', async () => {
  answers.set('/kept', version, answer)
  answers.set('/other', version, answer)
  expect((await server.ask('/kept?x=2')).body.toString()).toBe('from the route')
  expect((await server.ask('/other')).body.toString()).toBe('from the route')
  expect((await server.ask('/kept', { method: 'POST' })).body.toString()).toBe('from the route')
  version = 'two'
  expect((await server.ask('/kept')).body.toString()).toBe('from the route')
  expect(goneOn).toHaveLength(4)
})

const waitFor = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

test('behavior: of 1,000 that ask at once for what is not kept, one goes on', async () => {
  onGoneOn = () => undefined
  const all = Promise.all(Array.from({ length: 1_000 }, () => server.ask('/kept')))
  await waitFor(() => asked === 1_000)
  expect(goneOn).toHaveLength(1)
  answers.set('/kept', version, answer)
  goneOn[0]?.response.end(text)
  expect([...new Set((await all).map(({ body }) => body.toString()))]).toEqual([text])
  expect(goneOn).toHaveLength(1)
})

test('behavior: those that waited go on themselves where the answer was not kept; who has left does not', async () => {
  onGoneOn = () => undefined
  const leaving = new AbortController()
  const all = [server.ask('/kept')]
  await waitFor(() => asked === 1)
  all.push(server.ask('/kept'), server.ask('/kept'))
  const gone = server.ask('/kept', { signal: leaving.signal }).catch(() => 'left')
  await waitFor(() => asked === 4)
  expect(goneOn).toHaveLength(1)
  leaving.abort()
  expect(await gone).toBe('left')
  await waitFor(() => left === 1)
  onGoneOn = (response) => response.end('for itself')
  goneOn[0]?.response.end('first')
  const bodies = (await Promise.all(all)).map(({ body }) => body.toString())
  expect(bodies.toSorted()).toEqual(['first', 'for itself', 'for itself'])
  expect(goneOn).toHaveLength(3)
})

test('behavior: where the first leaves, one other goes on', async () => {
  onGoneOn = () => undefined
  const leaving = new AbortController()
  const first = server.ask('/kept', { signal: leaving.signal }).catch(() => 'left')
  await waitFor(() => goneOn.length === 1)
  const others = [server.ask('/kept'), server.ask('/kept')]
  await waitFor(() => asked === 3)
  leaving.abort()
  expect(await first).toBe('left')
  await waitFor(() => goneOn.length === 2)
  answers.set('/kept', version, answer)
  goneOn[1]?.response.end('second')
  const bodies = (await Promise.all(others)).map(({ body }) => body.toString())
  expect(bodies.toSorted()).toEqual(['second', text])
  expect(goneOn).toHaveLength(2)
})
