import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { NextConfig } from 'next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { formatCount } from '@/lib/format'
import { setPageStatus } from '@/lib/page-request'
import { zProblem } from '../schema/problem'
import { type Listening, listen } from '../testing/listen'
import { createTeller, toBlockEvent } from '../testing/stream-events'
import { createAnswer } from './answer'
import { createFront } from './create-front'
import { getAnswers } from './get-answers'
import { safetyHeaders } from './headers'

const reportError = vi.hoisted(() => vi.fn())
vi.mock('./report-error', () => ({ reportError }))

const answer = createAnswer('{"kept":true}', { contentType: 'application/json' })

let server: Listening
let teller: ReturnType<typeof createTeller>
let readVersion: () => string
let sockets: Socket[]

beforeEach(async () => {
  teller = createTeller()
  readVersion = () => 'front'
  sockets = []
  const front = createFront({
    readVersion: () => readVersion(),
    subscribe: (listener) => teller.subscribe(listener),
  })
  server = await listen((request, response) =>
    front(request, response, () => response.end('from Next')),
  )
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await server.stop()
  reportError.mockReset()
})

/** A raw connection that asked for the stream and has read nothing yet. */
function open(headers = ''): Socket {
  const socket = connect(server.port, '127.0.0.1')
  socket.write(`GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n${headers}\r\n`)
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

function collect(socket: Socket): { text: () => string; isEnded: () => boolean } {
  let text = ''
  let isEnded = false
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('close', () => {
    isEnded = true
  })
  return { text: () => text, isEnded: () => isEnded }
}

test('default: kept answers come from memory, all else from Next', async () => {
  const kept = ['/api/v1/risk/curve', '/api/v1/accounts/0x1', '/api/v1/accounts?limit=5']
  const others = [
    '/',
    '/api/v1/status',
    '/api/v1/accounts/0x1/health',
    '/api/v1/accounts/0x1?block=7',
    '/api/v1/risk/curve?market=a&format=csv',
    '/api/v1/risk/curves',
  ]
  for (const path of [...kept, ...others]) getAnswers().set(path, 'front', answer)
  for (const path of kept) expect((await server.ask(path)).body.toString()).toBe('{"kept":true}')
  for (const path of others) expect((await server.ask(path)).body.toString()).toBe('from Next')
})

test('behavior: what does not pass through Next has the headers that Next puts on all', async () => {
  const file = join(process.cwd(), 'next.config.mjs')
  const { default: config }: { default: NextConfig } = await import(file)
  const [rule] = (await config.headers?.()) ?? []
  const everywhere = Object.fromEntries(rule?.headers.map(({ key, value }) => [key, value]) ?? [])
  expect(safetyHeaders).toEqual(everywhere)
})

test('default: the stream greets, tells and ends with its connection', async () => {
  const socket = open()
  const { text } = collect(socket)
  await until(() => teller.listeners.size === 1)
  teller.tell(toBlockEvent(7))
  await until(() => text().includes('event: block'))
  expect(text()).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(text()).toMatch(/\r\nContent-Type: text\/event-stream; charset=utf-8\r\n/)
  expect(text()).toMatch(/\r\nX-Accel-Buffering: no\r\n/)
  expect(text()).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/)
  expect(text()).toContain(`id: ${toBlockEvent(7).id}\n`)
  socket.destroy()
  await until(() => teller.listeners.size === 0)
})

test('error: a client that never reads is dropped, told to resume, and takes no more memory', async () => {
  const socket = open()
  socket.pause()
  await until(() => teller.listeners.size === 1)
  const long = 'x'.repeat(190)
  let told = 0
  // What the operating system holds for a connection differs: events go on until it takes no more.
  while (teller.listeners.size > 0 && told < 200_000) {
    const { data } = toBlockEvent(told)
    for (let each = 0; each < 100; each++, told++)
      teller.tell({ event: 'block', id: `${told}-${long}`, data })
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(teller.listeners.size).toBe(0)
  const { text, isEnded } = collect(socket)
  socket.resume()
  await until(isEnded)
  const last = [...text().matchAll(/\nid: (\d+)-x/g)].at(-1)?.[1]
  expect(text()).toMatch(/event: resume\ndata: [^\n]*\n\n\r\n0\r\n\r\n$/)
  expect(text()).toContain(`data: ${JSON.stringify({ lastEventId: `${last}-${long}` })}\n`)
  expect(Number(last)).toBeLessThan(told - 500)
})

test('error: one reader too many is 503 with Retry-After, and a place is free once one has left', async () => {
  const front = createFront({
    readVersion,
    subscribe: (listener) => teller.subscribe(listener),
    mostClients: 2,
  })
  const small = await listen((request, response) =>
    front(request, response, () => response.end('from Next')),
  )
  const held = [1, 2].map(() => {
    const socket = connect(small.port, '127.0.0.1')
    sockets.push(socket)
    socket.write('GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n')
    return socket
  })
  await until(() => teller.listeners.size === 2)
  const { status, headers, body } = await small.ask('/api/v1/stream')
  expect(status).toBe(503)
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json',
    'retry-after': '2',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
  })
  expect(zProblem.parse(JSON.parse(body.toString())).code).toBe('STREAM_FULL')
  held[0]?.destroy()
  await until(() => teller.listeners.size === 1)
  const next = connect(small.port, '127.0.0.1')
  sockets.push(next)
  next.write('GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => teller.listeners.size === 2)
  await small.stop()
})

test('error: a query of the stream that is not of its form is a problem', async () => {
  const { status, body } = await server.ask('/api/v1/stream?since=1')
  expect(status).toBe(400)
  expect(zProblem.parse(JSON.parse(body.toString())).code).toBe('INVALID_REQUEST')
  expect(teller.listeners.size).toBe(0)
})

test('error: a version that can not be told leaves the server standing', async () => {
  readVersion = () => {
    throw new TypeError('no engine')
  }
  const { status, body } = await server.ask('/api/v1/risk/curve')
  expect(status).toBe(500)
  expect(zProblem.parse(JSON.parse(body.toString())).code).toBe('INTERNAL')
  expect(reportError).toHaveBeenCalledOnce()
  expect((await server.ask('/')).body.toString()).toBe('from Next')
})

test('behavior: pages are drawn with the reader’s mark between digits; answers and pictures with everybody’s', async () => {
  const front = createFront({ readVersion, subscribe: (listener) => teller.subscribe(listener) })
  const next = await listen((request, response) =>
    front(request, response, () => {
      setImmediate(() => response.end(formatCount(1234)))
    }),
  )
  const read = async (path: string, language: string) => {
    const { body } = await next.ask(path, { headers: { 'accept-language': language } })
    return body.toString()
  }
  expect(
    await Promise.all([read('/', 'de'), read('/', 'en'), read('/accounts?_rsc=1', 'fr')]),
  ).toEqual(['1\u202f234', '1,234', '1\u202f234'])
  expect(await read('/api/v1/markets', 'de')).toBe('1,234')
  expect(await read('/markets/x/opengraph-image', 'de')).toBe('1,234')
  await next.stop()
})

test('behavior: a page sets its status, but not for a page that is open already', async () => {
  const front = createFront({ readVersion, subscribe: (listener) => teller.subscribe(listener) })
  const next = await listen((request, response) =>
    front(request, response, () => {
      setImmediate(() => {
        setPageStatus(404)
        response.write('none')
        setPageStatus(500)
        response.end()
      })
    }),
  )
  expect((await next.ask('/markets/x')).status).toBe(404)
  expect((await next.ask('/markets/x', { headers: { rsc: '1' } })).status).toBe(200)
  expect((await next.ask('/api/v1/markets/x')).status).toBe(200)
  await next.stop()
})
