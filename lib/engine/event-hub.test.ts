import { describe, expect, test } from 'vitest'
import type { StreamEvent } from './engine'
import { EventHub } from './event-hub'

function block(number: number, chainId = 1): StreamEvent {
  const blockHash = `0x${number.toString(16).padStart(64, '0')}` as const
  const data = { chainId, blockNumber: number, blockHash, timestamp: '2026-01-01T00:00:00Z' }
  return { event: 'block', id: `${chainId}-${number}-${blockHash}`, data }
}

const reorg = (id: string): StreamEvent => ({
  event: 'reorg',
  id,
  data: { chainId: 1, commonAncestor: 1, depth: 1 },
})

function listen(hub: EventHub, lastEventId?: string) {
  const heard: StreamEvent[] = []
  const stop = hub.subscribe((event) => heard.push(event), lastEventId)
  return { heard, stop }
}

describe('EventHub', () => {
  test('default: a new listener hears where each chain stands, then what comes', () => {
    const hub = new EventHub()
    hub.publish(block(1))
    hub.publish(block(2))
    hub.publish(block(7, 10))
    const { heard } = listen(hub)
    hub.publish(block(3))
    expect(heard).toEqual([block(2), block(7, 10), block(3)])
  })

  test('behavior: a listener that resumes hears what it missed, in order', () => {
    const hub = new EventHub()
    for (const event of [block(1), block(2), reorg(block(2).id), block(3)]) hub.publish(event)
    expect(listen(hub, block(2).id).heard).toEqual([reorg(block(2).id), block(3)])
  })

  test('behavior: events told with the id of the block before are heard again, not skipped', () => {
    const hub = new EventHub()
    hub.publish(block(1))
    hub.publish(reorg(hub.lastBlockId(1)))
    const { id } = reorg(hub.lastBlockId(1))
    hub.publish(block(2))
    expect(listen(hub, id).heard).toEqual([reorg(id), block(2)])
  })

  test('behavior: an id that is no longer held starts from where the chains stand', () => {
    const hub = new EventHub(2)
    for (const number of [1, 2, 3, 4]) hub.publish(block(number))
    expect(listen(hub, block(1).id).heard).toEqual([block(4)])
  })

  test('behavior: who has stopped hears nothing more', () => {
    const hub = new EventHub()
    const { heard, stop } = listen(hub)
    stop()
    hub.publish(block(1))
    expect(heard).toEqual([])
    expect(hub.listeners).toBe(0)
  })
})
