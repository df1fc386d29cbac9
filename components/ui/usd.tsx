import { formatUsd, formatUsdCompact } from '@/lib/format'
import { Unknown } from './unknown'

/**
 * Dollars (decimal string): compact in overviews, exact on hover and in details. `null` is not known, never 0;
 * `why` says why.
 */
export function Usd({
  value,
  compact = false,
  why = 'A price is missing',
}: {
  value: string | null
  compact?: boolean
  why?: string
}) {
  if (value === null) return <Unknown why={why} />
  return (
    <data value={value} data-live="" {...(compact && { title: formatUsd(value) })}>
      {compact ? formatUsdCompact(value) : formatUsd(value)}
    </data>
  )
}
