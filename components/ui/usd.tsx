import { formatUsd, formatUsdCompact } from '@/lib/format'
import { Unknown } from './unknown'

/** Dollars (decimal string): compact in overviews, exact on hover and in details. `null` is not known, never 0. */
export function Usd({ value, compact = false }: { value: string | null; compact?: boolean }) {
  if (value === null) return <Unknown why="A price is missing" />
  return (
    <data value={value} data-live="" {...(compact && { title: formatUsd(value) })}>
      {compact ? formatUsdCompact(value) : formatUsd(value)}
    </data>
  )
}
