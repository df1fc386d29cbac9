import type { Status } from '@/lib/api/schema/status'
import packageJson from '@/package.json'
import { getChainName } from '../chain-name'
import { getPhase, type LiveChain } from '../live-entry'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'

/** How far every chain and market is. */
export function readStatus(options: {
  chains: readonly LiveChain[]
  markets: LiveMarkets
  role: Status['role']
  demo: boolean
}): Status {
  const { chains, markets, role, demo } = options
  return {
    version: packageJson.version,
    role,
    demo,
    chains: chains.map((chain) => ({
      chainId: chain.chainId,
      name: getChainName(chain.chainId),
      head: chain.head?.number ?? null,
      indexed: chain.indexed?.number ?? null,
      lagSeconds: getLagSeconds(chain),
      endpoints: chain.endpoints,
    })),
    markets: markets.all.map(({ id, live }) => ({
      id,
      phase: getPhase(live),
      progress: live.progress,
      source: getSource(live),
    })),
  }
}

/** How far the markets are behind the newest block that was seen, in the chain's own time. */
function getLagSeconds(chain: LiveChain): number | null {
  if (!chain.head || !chain.indexed) return null
  return Math.max(0, chain.head.timestamp - chain.indexed.timestamp)
}
