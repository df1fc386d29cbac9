import type { LiquidationsQuery } from '@/lib/api/schema/query'
import { toHref } from '../page-query/to-href'

export type FeedFilters = Pick<
  LiquidationsQuery,
  'market' | 'account' | 'liquidator' | 'asset' | 'mechanism' | 'from' | 'to'
>

/** The view as the URL holds it. */
export function toFeedParams({
  market,
  account,
  liquidator,
  asset,
  mechanism,
  from,
  to,
}: FeedFilters) {
  return { market, account, liquidator, asset, mechanism, from, to }
}

/** The page with this view, changed in some points; from the newest on unless a cursor says where. */
export function toFeedHref(
  filters: FeedFilters,
  changes: Partial<FeedFilters> & { cursor?: string } = {},
): string {
  const { cursor, ...rest } = changes
  return toHref('/liquidations', { ...toFeedParams({ ...filters, ...rest }), cursor })
}

/** The same rows from the API. */
export function toFeedApiHref(filters: FeedFilters, rest: { format?: 'csv' } = {}): string {
  return toHref('/api/v1/liquidations', { ...toFeedParams(filters), ...rest })
}

export function isFiltered(filters: FeedFilters): boolean {
  return Object.values(toFeedParams(filters)).some((value) => value !== undefined)
}
