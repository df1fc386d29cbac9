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
  const ageSeconds = Math.max(0, Math.floor(now / 1000) - snapshot.block.timestamp)
  const reason = getReason({ chain, market, now })
  return reason === undefined
    ? { status: 'fresh', ageSeconds }
    : { status: 'stale', ageSeconds, reason }
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
