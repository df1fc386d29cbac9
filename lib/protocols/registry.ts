import type { MarketEntry } from '@/lib/config/market-entry'
import { aaveV3Adapter } from './aave-v3/adapter'
import type { MarketAdapter } from './market-adapter'

/** One line a protocol. */
const adapters: Record<MarketEntry['protocol'], MarketAdapter> = {
  'aave-v3': aaveV3Adapter,
}

export function getAdapter(protocol: MarketEntry['protocol']): MarketAdapter {
  return adapters[protocol]
}
