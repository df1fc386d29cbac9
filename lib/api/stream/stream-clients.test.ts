import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTeller, toBlockEvent } from '../testing/stream-events'
import type { Sink } from './stream-client'
import { StreamClients } from './stream-clients'
import type { Tellable } from './to-frame'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A reader that takes `room` writes, then none until it is told to resume. */
function createSink(room = Number.POSITIVE_INFINITY) {
  const state = { room, got: [] as Uint8Array[], last: '', isDestroyed: false }
  const sink: Sink = {
    write(bytes) {
      state.got.push(bytes)
      state.room -= 1
      return state.room > 0
    },
    end(bytes) {
      state.last = new TextDecoder().decode(bytes)
    },
    destroy() {
      state.isDestroyed = true
    },
  }
  const read = () => state.got.map((bytes) => new TextDecoder().decode(bytes))
  return Object.assign(state, { sink, read })
}

function create(
  options: { missed?: Tellable[]; events?: number; bytes?: number; mostClients?: number } = {},
) {
  const teller = createTeller(options.missed)
  const onError = vi.fn()
  const clients = new StreamClients({
    subscribe: teller.subscribe,
    onError,
    ...(options.events && { mostWaitingEvents: options.events }),
    ...(options.bytes && { mostWaitingBytes: options.bytes }),
    ...(options.mostClients && { mostClients: options.mostClients }),
  })
  return { clients, onError, ...teller }
}

const toResume = (lastEventId: string | null) =>
  `event: resume\ndata: ${JSON.stringify({ lastEventId })}\n\n`

test('default: greets, tells what was missed, then what comes', () => {
  const { clients, tell } = create({ missed: [toBlockEvent(1)] })
  const reader = createSink()
  clients.add(reader.sink)
  tell(toBlockEvent(2))
  const [greeting, ...frames] = reader.read()
  expect(greeting).toMatch(/^retry: [23]\d{3}\n: plimsoll\n\n$/)
  expect(frames.map((frame) => frame.match(/id: 31337-(\d+)-/)?.[1])).toEqual(['1', '2'])
})

test('behavior: an event is encoded once for all', () => {
  const { clients, tell } = create()
  const readers = Array.from({ length: 3 }, () => createSink())
  for (const { sink } of readers) clients.add(sink)
  tell(toBlockEvent(1))
  const frames = new Set(readers.map(({ got }) => got[1]))
  expect(frames.size).toBe(1)
  expect(readers[0]?.got).toHaveLength(2)
})

test('behavior: one timer beats for all every 15 s, and ends with the last reader', () => {
  const { clients } = create()
  const readers = [createSink(), createSink()]
  const [one, two] = readers.map(({ sink }) => clients.add(sink))
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(14_999)
  for (const { got } of readers) expect(got).toHaveLength(1)
  vi.advanceTimersByTime(1)
  for (const reader of readers) expect(reader.read()[1]).toBe(': alive\n\n')
  one?.leave()
  expect(vi.getTimerCount()).toBe(1)
  two?.leave()
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: who leaves is gone at once', () => {
  const { clients, listeners, tell } = create()
  const reader = createSink()
  const client = clients.add(reader.sink)
  client.leave()
  client.leave()
  tell(toBlockEvent(1))
  expect([clients.size, listeners.size, reader.got.length]).toEqual([0, 0, 1])
  expect(reader.last).toBe('')
})

test('behavior: what a slow reader does not take yet waits, in order', () => {
  const { clients, tell } = create()
  const reader = createSink(2)
  const client = clients.add(reader.sink)
  for (const number of [1, 2, 3, 4]) tell(toBlockEvent(number))
  expect(reader.got).toHaveLength(2)
  expect(client.waiting.events).toBe(3)
  reader.room = 2
  client.resume()
  expect(reader.got).toHaveLength(4)
  tell(toBlockEvent(5))
  reader.room = 10
  client.resume()
  expect(reader.read().flatMap((frame) => frame.match(/id: 31337-(\d+)-/)?.[1] ?? [])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
  ])
  expect(client.waiting).toEqual({ events: 0, bytes: 0 })
})

test.each([
  ['events', { events: 5 }],
  ['bytes', { bytes: 1_000 }],
])('error: too many %s wait: dropped, forgotten, told how to go on, cut off', (_, limits) => {
  const { clients, listeners, tell } = create(limits)
  const reader = createSink(2)
  const client = clients.add(reader.sink)
  for (let number = 1; number <= 100; number++) tell(toBlockEvent(number))
  expect(reader.got).toHaveLength(2)
  expect(client.waiting).toEqual({ events: 0, bytes: 0 })
  expect([clients.size, listeners.size]).toEqual([0, 0])
  expect(reader.last).toBe(toResume(toBlockEvent(1).id))
  expect(reader.isDestroyed).toBe(false)
  vi.advanceTimersByTime(10_000)
  expect(reader.isDestroyed).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('error: one that was sent nothing goes on from where it said it was', () => {
  const { clients, tell } = create({ events: 1 })
  const readers = [createSink(1), createSink(1)]
  clients.add(readers[0]?.sink as Sink, 'mine')
  clients.add(readers[1]?.sink as Sink)
  for (const number of [1, 2]) tell(toBlockEvent(number))
  expect(readers.map(({ last }) => last)).toEqual([toResume('mine'), toResume(null)])
})

test('behavior: all that was missed may wait, however much', () => {
  const missed = Array.from({ length: 100 }, (_, index) => toBlockEvent(index))
  const { clients, tell } = create({ missed, events: 5 })
  const reader = createSink(1)
  const client = clients.add(reader.sink)
  expect(client.waiting.events).toBe(100)
  reader.room = Number.POSITIVE_INFINITY
  client.resume()
  tell(toBlockEvent(100))
  expect(reader.got).toHaveLength(102)
  expect(clients.size).toBe(1)
})

test('error: one that takes nothing for a minute is dropped without any event', () => {
  const { clients } = create()
  const reader = createSink(1)
  clients.add(reader.sink)
  vi.advanceTimersByTime(45_000)
  expect(clients.size).toBe(1)
  vi.advanceTimersByTime(15_000)
  expect(clients.size).toBe(0)
  expect(reader.got).toHaveLength(1)
  expect(reader.last).toBe(toResume(null))
})

test('behavior: full at its limit, until one leaves', () => {
  const { clients } = create({ mostClients: 2 })
  const client = clients.add(createSink().sink)
  expect(clients.isFull).toBe(false)
  clients.add(createSink().sink)
  expect(clients.isFull).toBe(true)
  client.leave()
  expect(clients.isFull).toBe(false)
})

test('error: what is not of the schema is reported, the others go on', () => {
  const { clients, tell, onError } = create()
  const reader = createSink()
  clients.add(reader.sink)
  tell({ event: 'block', id: 'x', data: { chainId: 'one' } })
  expect(onError).toHaveBeenCalledOnce()
  tell({
    event: 'reorg',
    id: '1-5-a\nevent: fake',
    data: { chainId: 1, commonAncestor: 4, depth: 2 },
  })
  expect(reader.read()[1]).toBe(
    'event: reorg\nid: 1-5-aevent: fake\ndata: {"chainId":1,"commonAncestor":4,"depth":2}\n\n',
  )
})

test('error: an engine that can not be listened to leaves nothing behind', () => {
  const clients = new StreamClients({
    subscribe() {
      throw new Error('no engine')
    },
    onError: () => undefined,
  })
  expect(() => clients.add(createSink().sink)).toThrow('no engine')
  expect(clients.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
