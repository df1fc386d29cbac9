import type { MarketEntry } from '@/lib/config/market-entry'

export type CometEntry = Extract<MarketEntry, { protocol: 'compound-v3' }>
