import { formatCount, formatPercent, formatPrice, formatUsdCompact } from '@/lib/format'

/** Numbers of a model as people read them: a model's figures are doubles, not facts. */
export const toUsd = (value: number): string => formatUsdCompact(value.toFixed(2))

export const toPrice = (value: number): string => formatPrice(toDecimal(value))

/** `−20 %`, `+5 %`: with its sign. */
export function toChange(change: number, places = getPlaces(change)): string {
  const text = formatPercent(toDecimal(change), places)
  return change > 0 ? `+${text}` : text
}

/** A share without a sign: `3.1 %`. */
export const toShare = (share: number, places = getPlaces(share)): string =>
  formatPercent(toDecimal(share), places)

/** `1.16 ×` */
export function toTimes(factor: number): string {
  return `${factor.toFixed(factor < 10 ? 2 : 1)}\u00a0×`
}

export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${formatCount(Math.round(amount))} ${amount === 1 ? one : many}`

/** `45 s`, `12 min`, `2 h` */
export function toSpan(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)}\u00a0s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)}\u00a0min`
  return `${Number((seconds / 3_600).toFixed(1))}\u00a0h`
}

/** Hours in words: `6 hours`, `30 days`. */
export function toHours(hours: number): string {
  if (hours >= 48 && hours % 24 === 0) return count(hours / 24, 'day')
  return count(hours, 'hour')
}

/** Never `1e-7`. */
function toDecimal(value: number): string {
  return Number.isFinite(value) ? value.toFixed(12).replace(/\.?0+$/, '') : '0'
}

function getPlaces(ratio: number): number {
  const percent = Math.abs(ratio) * 100
  if (Math.abs(percent - Math.round(percent)) < 1e-9) return 0
  return percent < 1 ? 2 : 1
}
