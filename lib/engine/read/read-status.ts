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
      lagSeconds: chain.lagSeconds,
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
