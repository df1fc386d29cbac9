import { expect, test, vi } from 'vitest'
import { zBlockEvent } from '@/lib/api/schema/stream'
import { callRoute } from '@/lib/api/testing/call-route'
import { asOf } from '@/lib/api/testing/chain'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { liquidation } from '@/lib/api/testing/liquidations'
import type { Engine } from '@/lib/engine/engine'
import { setEngine } from '@/lib/engine/get-engine'
import * as route from './route'

const BLOCK_ID = `${asOf.chainId}-${asOf.blockNumber}-${asOf.blockHash}`

function listenTo(events: Parameters<Parameters<Engine['subscribe']>[0]>[0][] = []) {
  const unsubscribe = vi.fn()
  const subscribe = vi.fn<Engine['subscribe']>((listener) => {
    for (const event of events) listener(event)
    return unsubscribe
  })
  setEngine(createFakeEngine({ subscribe }))
  return { subscribe, unsubscribe }
}

test('default: events in the frames of the contract', async () => {
  listenTo([
    { event: 'block', id: BLOCK_ID, data: asOf },
    { event: 'liquidation', id: liquidation.id, data: liquidation },
  ])
  const controller = new AbortController()
  const response = await callRoute(route, '/api/v1/stream', { signal: controller.signal })
  expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toBe('no-cache, no-transform')
  expect(response.headers.get('X-Accel-Buffering')).toBe('no')
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  controller.abort()
  const [, block, late] = (await response.text()).split('\n\n')
  expect(block?.split('\n').slice(0, 2)).toEqual(['event: block', `id: ${BLOCK_ID}`])
  expect(zBlockEvent.parse(JSON.parse(block?.split('\ndata: ')[1] ?? ''))).toEqual(asOf)
  expect(JSON.parse(late?.split('\ndata: ')[1] ?? '')).toEqual(liquidation)
})

test('behavior: resumes after the header, else after the query', async () => {
  const { subscribe } = listenTo()
  const headers = { 'Last-Event-ID': BLOCK_ID }
  for (const [url, options, expected] of [
    ['/api/v1/stream', {}, undefined],
    ['/api/v1/stream', { headers }, BLOCK_ID],
    ['/api/v1/stream?lastEventId=31337-1-0xab', {}, '31337-1-0xab'],
    ['/api/v1/stream?lastEventId=31337-1-0xab', { headers }, BLOCK_ID],
    ['/api/v1/stream', { headers: { 'Last-Event-ID': 'not ours, <b>' } }, undefined],
  ] as const) {
    const response = await callRoute(route, url, options)
    expect(subscribe.mock.lastCall?.[1]).toBe(expected)
    await response.body?.cancel()
  }
})

test('behavior: leaving ends the subscription', async () => {
  const { unsubscribe } = listenTo()
  const response = await callRoute(route, '/api/v1/stream')
  await response.body?.cancel()
  expect(unsubscribe).toHaveBeenCalledOnce()
})

test('behavior: HEAD does not subscribe', async () => {
  const { subscribe } = listenTo()
  const response = await callRoute(route, '/api/v1/stream', { method: 'HEAD' })
  expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
  expect(subscribe).not.toHaveBeenCalled()
})

test('error: a query that is no id, and an unknown one', async () => {
  const { subscribe } = listenTo()
  expect((await callRoute(route, '/api/v1/stream?lastEventId=%20')).status).toBe(400)
  expect((await callRoute(route, '/api/v1/stream?since=1')).status).toBe(400)
  expect(subscribe).not.toHaveBeenCalled()
})
