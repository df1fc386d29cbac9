import { formatUsdCompact } from '@/lib/format'

/** A dollar axis: zero is plain, every other tick as in overviews. */
export function formatTick(value: number): string {
  return value === 0 ? '0' : formatUsdCompact(value.toFixed(2))
}

/** An axis of tokens: as the dollars, without their sign. */
export function formatTokenTick(value: number): string {
  return formatTick(value).replace('$', '')
}
