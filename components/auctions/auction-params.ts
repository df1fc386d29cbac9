import type { AuctionsQuery } from '@/lib/api/schema/query'
import { toHref } from '../page-query/to-href'

export type AuctionFilters = Pick<AuctionsQuery, 'market' | 'status'>

const toParams = ({ market, status }: AuctionFilters) => ({ market, status })

/** The page with this view, from the first row on unless a cursor says where. */
export function toAuctionsHref(filters: AuctionFilters, rest: { cursor?: string } = {}): string {
  return toHref('/auctions', { ...toParams(filters), ...rest })
}

/** The same rows from the API. */
export function toAuctionsApiHref(filters: AuctionFilters, rest: { format?: 'csv' } = {}): string {
  return toHref('/api/v1/auctions', { ...toParams(filters), ...rest })
}

export function isFiltered(filters: AuctionFilters): boolean {
  return Object.values(toParams(filters)).some((value) => value !== undefined)
}
