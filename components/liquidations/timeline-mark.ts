import { formatCount, formatTime, formatUsdCompact } from '@/lib/format'
import { toFeedHref } from './feed-params'
import type { TimelineMark } from './get-timeline'

/** The one liquidation of a mark, or the feed of the time that it stands for. */
export function getMarkHref({ items }: Pick<TimelineMark, 'items'>): string {
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last || first === last) return `/liquidations/${first?.id ?? ''}`
  return toFeedHref({}, { from: first.timestamp, to: last.timestamp })
}

/** "3 liquidations, 2026-01-31 14:03 UTC to 2026-01-31 15:10 UTC: $4.1k taken, one of unknown value". */
export function getMarkLabel({
  items,
  takenUsd,
  unpriced,
}: Pick<TimelineMark, 'items' | 'takenUsd' | 'unpriced'>): string {
  const from = formatTime(items[0]?.timestamp ?? '')
  const to = formatTime(items.at(-1)?.timestamp ?? '')
  const what = items.length === 1 ? 'Liquidation' : `${formatCount(items.length)} liquidations`
  const when = from === to ? from : `${from} to ${to}`
  if (takenUsd === null) return `${what}, ${when}: value not known`
  const unknown =
    unpriced === 0 ? '' : `, ${unpriced === 1 ? 'one' : formatCount(unpriced)} of unknown value`
  return `${what}, ${when}: ${formatUsdCompact(takenUsd)} taken${unknown}`
}
