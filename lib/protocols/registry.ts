import type { MarketEntry } from '@/lib/config/market-entry'
import { aaveV3Adapter } from './aave-v3/adapter'
import { compoundV3Adapter } from './compound-v3/adapter'
import type { MarketAdapter } from './market-adapter'
import { morphoBlueAdapter } from './morpho-blue/adapter'
import { skyAdapter } from './sky/adapter'

/** One line a protocol. */
const adapters: Record<MarketEntry['protocol'], MarketAdapter> = {
  'aave-v3': aaveV3Adapter,
  'compound-v3': compoundV3Adapter,
  'morpho-blue': morphoBlueAdapter,
  sky: skyAdapter,
}

export function getAdapter(protocol: MarketEntry['protocol']): MarketAdapter {
  return adapters[protocol]
}
