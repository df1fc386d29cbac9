import type { Status } from '@/lib/api/schema/status'
import packageJson from '@/package.json'
import { getChainName } from '../chain-name'
import type { ChainFollower } from '../follow-chain'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'

/** How far every chain and market is. */
export function readStatus(options: {
  chains: readonly ChainFollower[]
  markets: LiveMarkets
  demo: boolean
}): Status {
  const { chains, markets, demo } = options
  return {
    version: packageJson.version,
    role: 'all',
    demo,
    chains: chains.map((chain) => ({
      chainId: chain.chainId,
      name: getChainName(chain.chainId),
      head: chain.head?.number ?? null,
      indexed: chain.indexed?.number ?? null,
      lagSeconds: getLagSeconds(chain),
      endpoints: chain.endpoints,
    })),
    markets: markets.all.map((live) => ({
      id: live.market.entry.id,
      phase: live.market.phase,
      progress: live.market.progress,
      source: getSource(live),
    })),
  }
}

/** How far the markets are behind the newest block that was seen, in the chain's own time. */
function getLagSeconds(chain: ChainFollower): number | null {
  if (!chain.head || !chain.indexed) return null
  return Math.max(0, chain.head.timestamp - chain.indexed.timestamp)
}
