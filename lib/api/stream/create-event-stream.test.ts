import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CHAIN_ID, toFixtureHash } from '../testing/chain'
import { createEventStream } from './create-event-stream'
import type { Tellable } from './to-frame'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function toBlock(blockNumber: number): Tellable {
  const blockHash = toFixtureHash(`block ${blockNumber}`)
  const data = { chainId: CHAIN_ID, blockNumber, blockHash, timestamp: '2026-01-01T00:00:00Z' }
  return { event: 'block', id: `${CHAIN_ID}-${blockNumber}-${blockHash}`, data }
}

function open(options: { missed?: Tellable[]; mostWaitingBytes?: number } = {}) {
  const controller = new AbortController()
  const unsubscribe = vi.fn()
  const onError = vi.fn()
  let tell: (event: Tellable) => void = () => undefined
  const stream = createEventStream({
    subscribe(listener) {
      tell = listener
      for (const event of options.missed ?? []) listener(event)
      return unsubscribe
    },
    signal: controller.signal,
    onError,
    ...(options.mostWaitingBytes && { mostWaitingBytes: options.mostWaitingBytes }),
  })
  const reader = stream.getReader()
  const read = async () => {
    const { value, done } = await reader.read()
    return done ? null : new TextDecoder().decode(value)
  }
  return { controller, unsubscribe, onError, reader, read, tell: (event: Tellable) => tell(event) }
}

const GREETING = 'retry: 2000\n: plimsoll\n\n'

test('default: greets at once, then tells each event in a frame of its own', async () => {
  const { read, tell } = open()
  expect(await read()).toBe(GREETING)
  tell(toBlock(7))
  const hash = toFixtureHash('block 7')
  expect(await read()).toBe(
    `event: block\nid: 31337-7-${hash}\ndata: {"chainId":31337,"blockNumber":7,"blockHash":"${hash}","timestamp":"2026-01-01T00:00:00Z"}\n\n`,
  )
})

test('behavior: what was missed comes first', async () => {
  const { read, tell } = open({ missed: [toBlock(1), toBlock(2)] })
  tell(toBlock(3))
  await read()
  for (const number of [1, 2, 3]) expect(await read()).toContain(`id: 31337-${number}-`)
})

test('behavior: a reorg and what is not of the schema', async () => {
  const { read, tell, onError } = open()
  await read()
  tell({ event: 'block', id: 'x', data: { chainId: 'one' } })
  expect(onError).toHaveBeenCalledOnce()
  tell({
    event: 'reorg',
    id: '31337-5-a\nevent: fake',
    data: { chainId: 1, commonAncestor: 4, depth: 2 },
  })
  expect(await read()).toBe(
    'event: reorg\nid: 31337-5-aevent: fake\ndata: {"chainId":1,"commonAncestor":4,"depth":2}\n\n',
  )
})

test('behavior: a comment every 15 s', async () => {
  const { read } = open()
  await read()
  const next = read()
  vi.advanceTimersByTime(14_999)
  const early = await Promise.race([next, Promise.resolve('nothing yet')])
  expect(early).toBe('nothing yet')
  vi.advanceTimersByTime(1)
  expect(await next).toBe(': alive\n\n')
})

test('behavior: ends with the request', async () => {
  const { controller, read, tell, unsubscribe } = open()
  await read()
  controller.abort()
  expect(await read()).toBeNull()
  expect(unsubscribe).toHaveBeenCalledOnce()
  tell(toBlock(1))
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: ends when the reader leaves', async () => {
  const { reader, unsubscribe } = open()
  await reader.cancel()
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: a request that ended before it began leaves nothing behind', async () => {
  const unsubscribe = vi.fn()
  const stream = createEventStream({
    subscribe: () => unsubscribe,
    signal: AbortSignal.abort(),
    onError: () => undefined,
  })
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
  expect(await new Response(stream).text()).toBe(GREETING)
})

test('error: a reader that does not read is dropped, what waits is forgotten', async () => {
  const { tell, read, unsubscribe } = open({ mostWaitingBytes: 2_000 })
  for (let number = 0; number < 100; number++) tell(toBlock(number))
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
  await expect(read()).rejects.toThrow('does not read')
})

test('error: one missed too many while subscribing is dropped too', () => {
  const missed = Array.from({ length: 100 }, (_, index) => toBlock(index))
  const { unsubscribe } = open({ missed, mostWaitingBytes: 2_000 })
  expect(unsubscribe).toHaveBeenCalledOnce()
})

test('error: an engine that can not be listened to', () => {
  const create = () =>
    createEventStream({
      subscribe() {
        throw new Error('no engine')
      },
      signal: new AbortController().signal,
      onError: () => undefined,
    })
  expect(create).toThrow('no engine')
  expect(vi.getTimerCount()).toBe(0)
})
