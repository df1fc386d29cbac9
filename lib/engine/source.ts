import type { Source } from '@/lib/api/schema/as-of'
import type { ChainFollower } from './follow-chain'
import type { FollowedChainMarket } from './followed-market'

/** A node that has not confirmed the head for so long is no longer following it. */
const confirmedWithin = 10_000

/** Whether a market's numbers follow the head of its chain, and how old their block is. */
export function getSource(options: {
  chain: ChainFollower
  market: FollowedChainMarket
  now?: number
}): Source {
  const { chain, market, now = Date.now() } = options
  const snapshot = market.snapshot
  if (!snapshot)
    return {
      status: 'down',
      ageSeconds: null,
      reason: market.failure ?? chain.failure ?? 'The first block is still being read.',
    }
  const ageSeconds = getAge(snapshot.block.timestamp, now)
  const reason = getReason({ chain, market, now })
  if (reason !== undefined) return { status: 'stale', ageSeconds, reason }
  return { status: 'fresh', ageSeconds: getFreshAge({ market, ageSeconds, now }) }
}

function getAge(timestamp: number, now: number): number {
  return Math.max(0, Math.floor(now / 1000) - timestamp)
}

/**
 * While fresh, the age that the block had when it was read, and whole minutes since: answers about one block
 * stay the same to the byte, so that caches and `If-None-Match` work.
 */
function getFreshAge(options: {
  market: FollowedChainMarket
  ageSeconds: number
  now: number
}): number {
  const { market, ageSeconds, now } = options
  const { snapshot, readAt } = market
  if (!snapshot || readAt === undefined) return ageSeconds
  const minutes = Math.floor((now - readAt) / 60_000)
  return getAge(snapshot.block.timestamp, readAt) + minutes * 60
}

function getReason(options: {
  chain: ChainFollower
  market: FollowedChainMarket
  now: number
}): string | undefined {
  const { chain, market, now } = options
  if (market.failure !== undefined) return market.failure
  if (chain.failure !== undefined) return chain.failure
  if (chain.confirmedAt === undefined || now - chain.confirmedAt > confirmedWithin)
    return `No node of chain ${chain.chainId} has confirmed the head lately.`
  return undefined
}
