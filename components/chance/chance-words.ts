import type { ChanceAsset, PositionChance } from '@/lib/api/schema/chance'
import { formatPercent, formatSymbol } from '@/lib/format'

const NBSP = '\u00a0'

/** A chance (ratio), rounded up: what may happen is never understated. `under 0.1 %`, `4.1 %`, `over 99.9 %`. */
export function formatChance(chance: string): string {
  const value = Number(chance)
  if (value <= 0.001) return `under 0.1${NBSP}%`
  if (value < 1 && value > 0.999) return `over 99.9${NBSP}%`
  return formatPercent(chance, 1, 'up')
}

/** `± 0.3`, in percent as the chance before it; empty where the calculation is exact or the chance hardly there. */
export function formatChanceError({ chance, error }: { chance: string; error: string }): string {
  if (Number(error) === 0 || Number(chance) <= 0.001 || Number(chance) >= 1) return ''
  return `± ${formatPercent(error, 1, 'up').replace(/\s%$/, '')}`
}

/** `3.1 % to 5.3 %`: were prices a standard error calmer, or wilder. Empty where it hardly could be either way. */
export function formatChanceRange({ low, high }: { low: string; high: string }): string {
  if (Number(high) <= 0.001) return ''
  return `${formatPercent(low, 1, 'down')} to ${formatPercent(high, 1, 'up')}`
}

/** Standard deviations, rounded down: `2.3`. */
export function formatDeviations(deviations: string): string {
  const value = Math.floor(Number(deviations) * 10) / 10
  return value >= 100 ? 'over 100' : value.toFixed(1)
}

const REASONS: Record<Extract<ChanceAsset['volatility'], { kind: 'unknown' }>['reason'], string> = {
  'no-source': 'its oracle names no source',
  'no-rounds': 'its price source tells no past rounds',
  'too-few-rounds': 'its price source told too few rounds',
}

/** Why nothing is known of how an asset's price moves. */
export function getUnknownReason(volatility: ChanceAsset['volatility']): string {
  return volatility.kind === 'unknown' ? REASONS[volatility.reason] : ''
}

/** Why a position's chance is not known: `not known: nothing tells how YFI moves`. */
export function getChanceProblem(
  result: Extract<PositionChance['result'], { kind: 'unknown' }>,
): string {
  const names = result.assets.map(({ symbol }) => formatSymbol(symbol)).join(', ')
  switch (result.reason) {
    case 'no-debt':
      return 'nothing is owed'
    case 'no-collateral':
      return 'nothing is held against the debt'
    case 'unpriced':
      return `not known: a price is missing${names ? ` (${names})` : ''}`
    case 'no-volatility':
      return `not known: nothing tells how ${names || 'its prices'} moved`
  }
}

/** The panel's sentence: the most pressing of all positions. */
export function getChanceTitle(chances: readonly PositionChance[]): string {
  const results = chances.map(({ result }) => result)
  if (results.some(({ kind }) => kind === 'reached'))
    return results.length > 1
      ? 'One of these loans has touched its line already'
      : 'The line is touched already'
  const weeks = results.flatMap((result) =>
    result.kind === 'known' ? result.horizons.filter(({ days }) => days === 7) : [],
  )
  const most = weeks.sort((a, b) => Number(b.chance) - Number(a.chance))[0]
  if (!most) return 'The chance to touch the line is not known'
  const chance = formatChance(most.chance)
  return weeks.length > 1
    ? `The likeliest of these loans touches its line within a week with a chance of ${chance}`
    : `Chance to touch the line within a week: ${chance}`
}
