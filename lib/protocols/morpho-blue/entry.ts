import type { MarketEntry } from '@/lib/config/market-entry'

export type MorphoEntry = Extract<MarketEntry, { protocol: 'morpho-blue' }>
