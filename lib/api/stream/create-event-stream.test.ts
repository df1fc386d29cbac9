import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTeller, toBlockEvent } from '../testing/stream-events'
import { createEventStream } from './create-event-stream'
import { StreamClients } from './stream-clients'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(options: { signal?: AbortSignal; mostWaitingEvents?: number } = {}) {
  const controller = new AbortController()
  const teller = createTeller()
  const clients = new StreamClients({
    subscribe: teller.subscribe,
    onError: () => undefined,
    ...(options.mostWaitingEvents && { mostWaitingEvents: options.mostWaitingEvents }),
  })
  const stream = createEventStream(clients, { signal: options.signal ?? controller.signal })
  const reader = stream.getReader()
  const read = async () => {
    const { value, done } = await reader.read()
    return done ? null : new TextDecoder().decode(value)
  }
  return { ...teller, controller, clients, reader, read }
}

test('default: greets at once, then tells each event in a frame of its own', async () => {
  const { read, tell } = open()
  expect(await read()).toContain(': plimsoll\n\n')
  tell(toBlockEvent(7))
  const { id, data } = toBlockEvent(7)
  expect(await read()).toBe(`event: block\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
})

test('behavior: nothing is lost between what the stream holds and what waits', async () => {
  const { read, tell } = open()
  await read()
  for (let number = 1; number <= 500; number++) tell(toBlockEvent(number))
  for (let number = 1; number <= 500; number++)
    expect(await read()).toContain(`id: 31337-${number}-`)
})

test('behavior: ends with the request', async () => {
  const { controller, read, tell, clients } = open()
  await read()
  controller.abort()
  expect(await read()).toBeNull()
  expect(clients.size).toBe(0)
  tell(toBlockEvent(1))
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: ends when the reader leaves', async () => {
  const { reader, clients } = open()
  await reader.cancel()
  expect(clients.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: a request that ended before it began leaves nothing behind', async () => {
  const { read, clients } = open({ signal: AbortSignal.abort() })
  expect(clients.size).toBe(0)
  expect(await read()).toContain('plimsoll')
  expect(await read()).toBeNull()
})

test('error: a reader that does not read is told last how to go on, then cut off', async () => {
  const { read, tell, clients } = open({ mostWaitingEvents: 5 })
  for (let number = 1; number <= 500; number++) tell(toBlockEvent(number))
  expect(clients.size).toBe(0)
  let last = ''
  let told = 0
  for (let frame = await read(); frame !== null; frame = await read()) {
    last = frame
    told += 1
  }
  expect(told).toBeLessThan(200)
  expect(last).toBe(
    `event: resume\ndata: ${JSON.stringify({ lastEventId: toBlockEvent(told - 2).id })}\n\n`,
  )
})

test('error: what it still does not read is thrown away', async () => {
  const { read, tell } = open({ mostWaitingEvents: 5 })
  for (let number = 1; number <= 500; number++) tell(toBlockEvent(number))
  vi.advanceTimersByTime(10_000)
  await expect(read()).rejects.toThrow('The reader left.')
})
