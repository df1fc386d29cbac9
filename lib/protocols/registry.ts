import type { MarketEntry } from '@/lib/config/market-entry'
import { ConfigError } from '@/lib/errors'
import { aaveV3Adapter } from './aave-v3/adapter'
import { compoundV3Adapter } from './compound-v3/adapter'
import type { MarketAdapter } from './market-adapter'
import { morphoBlueAdapter } from './morpho-blue/adapter'
import { skyAdapter } from './sky/adapter'

/** One line a protocol. */
const adapters: Partial<Record<MarketEntry['protocol'], MarketAdapter>> = {
  'aave-v3': aaveV3Adapter,
  'compound-v3': compoundV3Adapter,
  'morpho-blue': morphoBlueAdapter,
  sky: skyAdapter,
}

/** @throws ConfigError for a protocol that this version does not follow */
export function getAdapter(protocol: MarketEntry['protocol']): MarketAdapter {
  const adapter = adapters[protocol]
  if (adapter) return adapter
  const known = Object.keys(adapters).join(', ')
  throw new ConfigError(
    `MARKETS_FILE: this version does not follow ${protocol}. Example: "protocol": "${known}"`,
  )
}
