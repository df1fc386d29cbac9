import type { BookQuery } from '@/lib/api/schema/query'
import { type HrefParams, toHref } from '../page-query/to-href'

export type BookFilters = Pick<
  BookQuery,
  'market' | 'asset' | 'maxDistance' | 'minDebtUsd' | 'sort'
>

/** The view as the URL holds it; the usual order and empty filters are left out. */
export function toBookParams({ market, asset, maxDistance, minDebtUsd, sort }: BookFilters) {
  return {
    market,
    asset,
    maxDistance,
    minDebtUsd,
    sort: sort === 'distance' ? undefined : sort,
  } satisfies HrefParams
}

/** The page with this view, changed in some points; always from the first row on. */
export function toBookHref(filters: BookFilters, changes: Partial<BookFilters> = {}): string {
  return toHref('/accounts', toBookParams({ ...filters, ...changes }))
}

/** The page that begins after a cursor: what paging does without scripts. */
export function toBookPageHref(filters: BookFilters, cursor: string): string {
  return toHref('/accounts', { ...toBookParams(filters), cursor })
}

/** The same rows from the API. */
export function toBookApiHref(
  filters: BookFilters,
  rest: { format?: 'csv'; cursor?: string; limit?: number } = {},
): `/api/v1/accounts${string}` {
  return toHref('/api/v1/accounts', { ...toBookParams(filters), ...rest })
}

export function isFiltered({ market, asset, maxDistance, minDebtUsd }: BookFilters): boolean {
  return [market, asset, maxDistance, minDebtUsd].some((value) => value !== undefined)
}
