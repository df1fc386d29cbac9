import type { EarlierLine, Position } from '@/lib/api/schema/position'
import { parseIso } from '@/lib/api/time'
import {
  formatAddress,
  formatBonus,
  formatDistance,
  formatDuration,
  formatHealthFactor,
  formatParameter,
  formatPrice,
  formatSymbol,
} from '@/lib/format'
import { WAD } from '@/lib/risk/units'

export type OutlookLine = { text: string; isNear: boolean }

/** Whether a price that the oracle holds back already makes a position unsafe that is safe now. */
export function isUnsafeNext({ health, next }: Pick<Position, 'health' | 'next'>): boolean {
  return (
    health.kind === 'priced' &&
    !health.liquidatable &&
    next !== undefined &&
    next !== null &&
    BigInt(next.healthFactor) < WAD
  )
}

/** When the held-back price may be put into force, from the block's time on: `in 43 minutes`, `at any moment`. */
export function getNextTime({ next, asOf }: Pick<Position, 'next' | 'asOf'>): string {
  if (!next) return 'later'
  const seconds = parseIso(next.at) - parseIso(asOf.timestamp)
  if (seconds <= 0) return 'at any moment'
  return seconds < 60 ? 'in less than a minute' : `in ${formatDuration(seconds)}`
}

/** What reaches a position before its own line does, as sentences. */
export function getOutlook(position: Position): OutlookLine[] {
  if (position.health.kind !== 'priced') return []
  return [...getNextLine(position), ...getEarlierLine(position)]
}

function getNextLine(position: Position): OutlookLine[] {
  const { next, collateral, health } = position
  if (!next || next.price.usd === null || health.kind !== 'priced') return []
  const symbol = formatSymbol(collateral[0]?.symbol ?? 'the collateral')
  const isNear = isUnsafeNext(position)
  const when = getNextTime(position)
  const price = formatPrice(next.price.usd, 'down')
  const known = `The oracle has already taken its next price of ${symbol}, ${price}; it comes into force ${when}`
  const then = `health is then ${formatHealthFactor(next.healthFactor)}`
  const isCured = health.liquidatable && BigInt(next.healthFactor) >= WAD
  return [{ text: `${known}: ${then}${isCured ? ', safe again' : ''}.`, isNear }]
}

function getEarlierLine({ earlier, collateral, health }: Position): OutlookLine[] {
  if (!earlier) return []
  const held = formatSymbol(collateral[0]?.symbol ?? 'collateral')
  const isOver = health.kind === 'priced' && health.liquidatable
  const share = `up to ${formatParameter(earlier.closeFactor)} of the loan may be repaid, for ${held} worth ${formatBonus(earlier.bonus)} more`
  const who = `the contract ${formatAddress(earlier.by)}, which you let act`
  if (earlier.liquidatable)
    return [{ text: `A part may be sold now: through ${who}, ${share}.`, isNear: true }]
  if (isOver) return []
  return [
    {
      text: `An earlier line at ${formatParameter(earlier.threshold)} of the collateral’s value${getPlace(earlier, held)}: from there on, through ${who}, ${share}.`,
      isNear: false,
    },
  ]
}

function getPlace({ distance, liquidationPrice }: EarlierLine, held: string): string {
  if (distance === null || liquidationPrice === null) return ', whose price is not known now'
  const to = liquidationPrice.usd === null ? '' : `, to ${formatPrice(liquidationPrice.usd, 'up')}`
  return `, reached if ${held} falls ${formatDistance(distance)}${to}`
}
