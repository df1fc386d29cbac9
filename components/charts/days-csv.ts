import type { LiquidationDay } from '@/lib/api/schema/liquidation'

const HEAD = 'day,count,collateralUsd,debtUsd,unpriced'

/** The bars' table as a link that holds it: CSV with the API's own strings. */
export function toDaysCsvHref(days: readonly LiquidationDay[]): string {
  const lines = days.map(({ day, count, collateralUsd, debtUsd, unpriced }) =>
    [day, count, collateralUsd, debtUsd, unpriced].join(','),
  )
  return `data:text/csv;charset=utf-8,${encodeURIComponent([HEAD, ...lines, ''].join('\r\n'))}`
}
