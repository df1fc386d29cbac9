import type { Period } from '@/lib/api/schema/market-liquidations'
import { toHref } from '../page-query/to-href'

/** The period that is shown where none is asked for; it does not stand in the URL. */
const usual: Period = '30d'

/** A market's page of how it liquidates, over a period. */
export function toPeriodHref(market: string, period: Period = usual): string {
  return toHref(`/markets/${encodeURIComponent(market)}/liquidations`, {
    period: period === usual ? undefined : period,
  })
}

/** The same from the API. */
export function toPeriodApiHref(market: string, period: Period): string {
  return toHref(`/api/v1/markets/${encodeURIComponent(market)}/liquidations`, { period })
}

export const periodNames: Readonly<Record<Period, string>> = {
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  all: 'all that is known',
}

/** As the end of a sentence: "in 30 days". */
export function toPeriodText(period: Period): string {
  return period === 'all' ? 'in all that was searched' : `in ${periodNames[period]}`
}
