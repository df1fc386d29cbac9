import type { MarketEntry } from '@/lib/config/market-entry'

/** Ilks of one Vat, as the configuration names them. */
export type SkyEntry = Extract<MarketEntry, { protocol: 'sky' }>

/** The market that an ilk of an entry is. */
export function toMarketId({ id }: Pick<SkyEntry, 'id'>, ilk: string): string {
  return `${id}:${ilk}`
}
