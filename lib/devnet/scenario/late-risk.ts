import type { Market } from '../market-types'
import { pickBetween, type Rng } from '../rng'
import type { Borrower } from './borrowers'
import { SCENARIO_HOURS } from './price-path'

/** Where the demo account's health is brought two hours before the end. */
const DEMO_HEALTH: Readonly<Record<Market['version'], number>> = { '3.6': 1.31, '3.0.2': 1.24 }

/** Chance that a borrower draws more in one of the last hours before the last dip. */
const LATE_DRAW_CHANCE = 0.03

/**
 * The health a borrower aims at in the last hours, so that the past ends with accounts near the
 * line: some draw more shortly before the last dip. Undefined: it acts as ever.
 */
export function getLateTarget(
  { kind, version }: Borrower,
  { hour, rng }: { hour: number; rng: Rng },
): number | undefined {
  if (kind === 'demo') return hour === SCENARIO_HOURS - 2 ? DEMO_HEALTH[version] : undefined
  if (kind === 'whale' || kind === 'dust' || hour < SCENARIO_HOURS - 7) return undefined
  return rng() < LATE_DRAW_CHANCE ? pickBetween(rng, [1.025, 1.11]) : undefined
}
