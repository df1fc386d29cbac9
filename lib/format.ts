/**
 * The only place that rounds for people. Input is what the API says: decimal strings in units, integers as
 * decimal strings. Nothing passes through a float. Of the reader's language only the mark between groups of digits
 * is taken, which server and browser know alike.
 */

import { getGroupMark } from './digit-groups'

type Rounding = 'down' | 'up' | 'nearest'
type Fixed = { value: bigint; scale: number }

const NBSP = '\u00a0'
const MINUS = '\u2212'
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

function parseFixed(text: string): Fixed {
  const match = DECIMAL.exec(text)
  if (!match) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`)
  const [, sign, whole = '', fraction = ''] = match
  const value = BigInt(whole + fraction)
  return { value: sign ? -value : value, scale: fraction.length }
}

const pow10 = (exponent: number): bigint => 10n ** BigInt(exponent)

/** As an integer of `places` decimals; `down` is towards minus infinity, `up` towards plus. */
function toPlaces({ value, scale }: Fixed, places: number, rounding: Rounding): bigint {
  if (scale <= places) return value * pow10(places - scale)
  const unit = pow10(scale - places)
  const shifted =
    rounding === 'nearest' ? value + unit / 2n : rounding === 'up' ? value + unit - 1n : value
  const quotient = shifted / unit
  return shifted < 0n && shifted % unit !== 0n ? quotient - 1n : quotient
}

const group = (digits: string): string =>
  digits.length > 3 ? digits.replace(/\B(?=(\d{3})+$)/g, getGroupMark()) : digits

/** A sentence that was made for everybody, as the API's are, with its numbers grouped for the reader. */
export const regroupDigits = (sentence: string): string =>
  sentence.replace(/(?<=\d),(?=\d{3}(?!\d))/g, getGroupMark())

function toText(value: bigint, places: number, prefix = ''): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const whole = group(digits.slice(0, digits.length - places))
  const fraction = places > 0 ? `.${digits.slice(digits.length - places)}` : ''
  return `${value < 0n ? MINUS : ''}${prefix}${whole}${fraction}`
}

const abs = (fixed: Fixed): Fixed => ({
  value: fixed.value < 0n ? -fixed.value : fixed.value,
  scale: fixed.scale,
})
const isAtLeast = (fixed: Fixed, whole: bigint): boolean =>
  fixed.value >= whole * pow10(fixed.scale)

/** Decimals at which a magnitude below 1 shows `significant` digits. */
function getPlaces(fixed: Fixed, significant: number): number {
  const digits = fixed.value.toString().length
  return Math.max(0, fixed.scale - digits) + significant
}

const SUFFIXES = [
  [12, 'T'],
  [9, 'B'],
  [6, 'M'],
  [3, 'k'],
] as const

/** Three significant digits and a suffix; the input is not negative. */
function toCompact(fixed: Fixed, rounding: Rounding): string {
  // Rounded to the nearest, 999,960 is written in the next order: $1.00M, not $1,000k.
  const carry = rounding === 'nearest' ? 9995n : 10_000n
  const isFrom = (exponent: number) =>
    fixed.value * 10_000n >= carry * pow10(fixed.scale + exponent)
  for (const [exponent, suffix] of SUFFIXES) {
    if (!isFrom(exponent)) continue
    const places = isFrom(exponent + 2) ? 0 : isFrom(exponent + 1) ? 1 : 2
    const scaled = { value: fixed.value, scale: fixed.scale + exponent }
    return `${toText(toPlaces(scaled, places, rounding), places)}${suffix}`
  }
  return toText(toPlaces(fixed, 0, rounding), 0)
}

/**
 * A health factor (wad integer): two decimals from 1.1 up, four below, always rounded down, so that 0.99999
 * never reads 1.00. From 1,000 without decimals, from a million compact.
 */
export function formatHealthFactor(wad: string | bigint): string {
  const fixed = { value: BigInt(wad), scale: 18 }
  if (isAtLeast(fixed, 1_000_000n)) return toCompact(fixed, 'down')
  if (isAtLeast(fixed, 1000n)) return toText(toPlaces(fixed, 0, 'down'), 0)
  const places = fixed.value * 10n >= 11n * pow10(18) ? 2 : 4
  return toText(toPlaces(fixed, places, 'down'), places)
}

/** A wad integer with all of its decimals: `1.220727482193055612`. */
export function formatWad(wad: string | bigint): string {
  return toText(BigInt(wad), 18)
}

/** Dollars and cents: `$2,435.76`. What is not zero never reads as zero: `<$0.01`. */
export function formatUsd(usd: string): string {
  const fixed = parseFixed(usd)
  const cents = toPlaces(abs(fixed), 2, 'nearest')
  if (cents === 0n && fixed.value !== 0n) return fixed.value < 0n ? `>${MINUS}$0.01` : '<$0.01'
  return toText(fixed.value < 0n ? -cents : cents, 2, '$')
}

/** Dollars for overviews: `$4.21M`, `$98.0k`, `$815`, `$7.81`. */
export function formatUsdCompact(usd: string): string {
  const fixed = parseFixed(usd)
  const size = abs(fixed)
  if (!isAtLeast(size, 10n)) return formatUsd(usd)
  return `${fixed.value < 0n ? MINUS : ''}$${toCompact(size, 'nearest')}`
}

/**
 * A price in dollars: two decimals from 10 up, four from 0.1, below that four significant digits. A price that
 * is a trigger is rounded towards today's: `up` for a fall, `down` for a rise.
 */
export function formatPrice(usd: string, rounding: Rounding = 'nearest'): string {
  const fixed = parseFixed(usd)
  const size = abs(fixed)
  const places = isAtLeast(size, 10n)
    ? 2
    : size.value * 10n >= pow10(size.scale)
      ? 4
      : getPlaces(size, 4)
  if (fixed.value === 0n) return '$0.00'
  return toText(toPlaces(fixed, places, rounding), places, '$')
}

/**
 * A token amount (integer and its decimals), precision by size: two decimals from 1,000, four from 1, below
 * that four significant digits. Debts are rounded `up`, what one has `down`.
 */
export function formatAmount(
  amount: string | bigint,
  { decimals, rounding = 'down' }: { decimals: number; rounding?: Rounding },
): string {
  const fixed = { value: BigInt(amount), scale: decimals }
  const size = abs(fixed)
  if (isAtLeast(size, 1_000_000_000n)) {
    return `${fixed.value < 0n ? MINUS : ''}${toCompact(size, rounding)}`
  }
  const places = isAtLeast(size, 1000n) ? 2 : isAtLeast(size, 1n) ? 4 : getPlaces(size, 4)
  if (fixed.value === 0n) return '0'
  const shown = Math.min(places, decimals)
  return toText(toPlaces(fixed, shown, rounding), shown)
}

/** A token amount with every digit that it has: `1,500.02`. */
export function formatAmountExact(amount: string | bigint, decimals: number): string {
  const text = toText(BigInt(amount), decimals)
  return decimals > 0 ? text.replace(/\.?0+$/, '') : text
}

/** A ratio as percent: `('0.0492', 2)` is `4.92 %`. */
export function formatPercent(ratio: string, places = 1, rounding: Rounding = 'nearest'): string {
  const { value, scale } = parseFixed(ratio)
  return `${toText(toPlaces({ value: value * 100n, scale }, places, rounding), places)}${NBSP}%`
}

/** A protocol's parameter as percent, exact to the basis point: `82.5 %`, `82.55 %`. */
export function formatParameter(ratio: string): string {
  const { value, scale } = parseFixed(ratio)
  const bps = toPlaces({ value, scale }, 4, 'nearest')
  return formatPercent(ratio, bps % 10n === 0n ? 1 : 2)
}

/** What a factor with principal adds: a bonus of `1.05` is `5.0 %`. */
export function formatBonus(factor: string): string {
  const { value, scale } = parseFixed(factor)
  const added = value - pow10(scale)
  const digits = (added < 0n ? -added : added).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''
  return formatParameter(`${added < 0n ? '-' : ''}${whole}${fraction}`)
}

/**
 * A distance to liquidation (ratio), rounded down: what is left is never overstated. Below 1 % two decimals;
 * what is left but less than 0.01 % is `<0.01 %`.
 */
export function formatDistance(ratio: string): string {
  const { value, scale } = parseFixed(ratio)
  const near = value * 100n < pow10(scale)
  if (value > 0n && value * 10_000n < pow10(scale)) return `<0.01${NBSP}%`
  return formatPercent(ratio, near ? 2 : 1, 'down')
}

/** Times of one's own money, rounded up: `3.1 ×`. */
export function formatLeverage(leverage: string): string {
  const fixed = parseFixed(leverage)
  const text = isAtLeast(abs(fixed), 1000n)
    ? toText(toPlaces(fixed, 0, 'up'), 0)
    : toText(toPlaces(fixed, 1, 'up'), 1)
  return `${text}${NBSP}×`
}

/** `21,930,114` */
export function formatCount(count: number | bigint | string): string {
  return toText(BigInt(count), 0)
}

export const formatBlockNumber: (block: number) => string = formatCount

const AGE_UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const

/** How long ago, whole units rounded down: `6 s`, `11 min`, `3 h`, `2 d`. */
export function formatAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  for (const [size, unit] of AGE_UNITS) {
    if (whole >= size) return `${formatCount(Math.floor(whole / size))}${NBSP}${unit}`
  }
  return `${whole}${NBSP}s`
}

const DURATION_UNITS = [
  [31_557_600, 'year'],
  [2_629_800, 'month'],
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** How long until, in words, rounded down: `4 years`, `1 month`, `12 days`. */
export function formatDuration(seconds: number): string {
  for (const [size, unit] of DURATION_UNITS) {
    if (seconds < size) continue
    const count = Math.floor(seconds / size)
    return `${formatCount(count)}${NBSP}${unit}${count === 1 ? '' : 's'}`
  }
  return 'less than a minute'
}

/** `2026-01-31 14:03 UTC` */
export function formatTime(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) throw new RangeError(`not a time: ${JSON.stringify(iso)}`)
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Six characters, four characters, the checksum kept: `0x7A3f…91C2`. Copying gives the whole. */
export function formatAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`
}

// Controls, and the marks that reorder or hide text: a token's name must not rewrite the page around it.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu

/** A token's symbol or name as the chain says it, made harmless: no control or direction marks, cut at 20. */
export function formatSymbol(symbol: string): string {
  const clean = symbol.slice(0, 400).replace(UNSAFE, '').trim()
  if (clean === '') return 'unnamed'
  const characters = [...clean]
  return characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : clean
}

/** "A", "A and B", "A, B and C"; with `or` in its place. */
export function formatList(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
