import { formatUsdCompact } from '@/lib/format'

/** A dollar axis: as in overviews, without zeros that say nothing: `$2.5M`. */
export function formatTick(value: number): string {
  if (value === 0) return '0'
  return formatUsdCompact(value.toFixed(2)).replace(/\.?0+(?=\D*$)/, (zeros, at, text) =>
    text.slice(0, at).includes('.') || zeros.startsWith('.') ? '' : zeros,
  )
}

/** An axis of tokens: as the dollars, without their sign. */
export function formatTokenTick(value: number): string {
  return formatTick(value).replace('$', '')
}
