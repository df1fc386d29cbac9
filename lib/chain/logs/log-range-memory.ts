import type { Address, Hex } from 'viem'
import { NewestMap } from '@/lib/newest-map'
import type { ChainClient } from '../chain-client'
import type { Endpoint } from '../endpoints/endpoint'
import { getRangeHint } from './get-range-hint'

const forgetAfterMs = 3_600_000
const mostSearches = 64

/**
 * The widest `eth_getLogs` range that an endpoint takes: learnt where it refuses one for its width, kept for an
 * hour.
 *
 * @returns Blocks; `undefined` where nothing is known.
 */
export function getLogCeiling({ logRange }: Pick<Endpoint, 'logRange'>): number | undefined {
  if (!logRange || Date.now() - logRange.learntAt > forgetAfterMs) return undefined
  return logRange.blocks
}

/** Words about what was found, not about blocks: they say nothing of other searches. */
const aboutResults = /results?\b|logs? matched|response|time|0x[0-9a-f]/i

/** Learns from a refusal: the width it names, half of what was refused where it names none or one that was kept. */
export function learnLogCeiling(
  endpoint: Pick<Endpoint, 'logRange'>,
  { message, blocks }: { message: string; blocks: number },
): void {
  const named = getRangeHint(message)
  if (aboutResults.test(message) && (named === undefined || /0x[0-9a-f]/i.test(message))) return
  const usable = named !== undefined && named >= 1 && named < blocks
  const learnt = usable ? Math.floor(named) : Math.floor(blocks / 2)
  if (learnt < 1) return
  const known = getLogCeiling(endpoint) ?? learnt
  endpoint.logRange = { blocks: Math.min(known, learnt), learntAt: Date.now() }
}

/** What one search learnt for the next one with the same addresses and topics. */
export type SearchMemory = { getSize(): number | undefined; keep(size: number): void }

const searches = new WeakMap<ChainClient['attempt'], Map<string, number>>()

/** Kept as long as the client lives, for the last 64 different searches. */
export function getSearchMemory(
  client: ChainClient,
  { addresses, topics }: { addresses: readonly Address[]; topics: readonly Hex[] },
): SearchMemory {
  const sizes = searches.get(client.attempt) ?? new NewestMap<string, number>(mostSearches)
  searches.set(client.attempt, sizes)
  const key = [...addresses, '', ...topics].join().toLowerCase()
  return {
    getSize: () => sizes.get(key),
    keep(size) {
      sizes.set(key, size)
    },
  }
}
