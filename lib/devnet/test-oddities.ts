import { mkrAsset, mkrReserve } from './market-configs'
import type { AssetConfig, ReserveConfig } from './market-types'

/** Prices the stablecoin eMode of v3.0.2 as a whole; not a reserve. */
export const stablePriceAsset: AssetConfig = {
  symbol: 'STABLE',
  name: 'Price of the stablecoin category',
  decimals: 18,
  answer: 10n ** 8n,
}

const HOSTILE_SYMBOL = '<img src=x onerror=alert(1)>\u202eLIVE'

/** Tokens as they come: bytes32 strings, markup and direction marks in a name, 24 decimals. */
export const hostileAsset: readonly AssetConfig[] = [
  mkrAsset,
  {
    symbol: HOSTILE_SYMBOL,
    name: '"><script>alert(1)</script>\u0000\u200b',
    decimals: 24,
    answer: 3n * 10n ** 8n,
  },
]

export const oddReserves: readonly ReserveConfig[] = [
  mkrReserve,
  { ...mkrReserve, symbol: HOSTILE_SYMBOL },
]
