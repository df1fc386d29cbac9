import type { Tellable } from '../stream/to-frame'
import { CHAIN_ID, toFixtureHash } from './chain'

/** A block as the stream tells it. */
export function toBlockEvent(blockNumber: number): Tellable {
  const blockHash = toFixtureHash(`block ${blockNumber}`)
  const data = { chainId: CHAIN_ID, blockNumber, blockHash, timestamp: '2026-01-01T00:00:00Z' }
  return { event: 'block', id: `${CHAIN_ID}-${blockNumber}-${blockHash}`, data }
}

/** An engine's `subscribe` of the given past, and what tells all who listen. */
export function createTeller(missed: readonly Tellable[] = []) {
  const listeners = new Set<(event: Tellable) => void>()
  return {
    listeners,
    subscribe(listener: (event: Tellable) => void) {
      for (const event of missed) listener(event)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(event: Tellable) {
      for (const listener of [...listeners]) listener(event)
    },
  }
}
