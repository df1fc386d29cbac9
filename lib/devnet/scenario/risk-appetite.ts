import type { Market } from '../market-types'
import { pickBetween, type Rng } from '../rng'
import type { Borrower } from './borrowers'
import { isEuphoricHour, SCENARIO_HOURS } from './price-path'

/** Where the demo account's health is brought two hours before the end. */
const DEMO_HEALTH: Readonly<Record<Market['version'], number>> = { '3.6': 1.31, '3.0.2': 1.24 }

/** Chance each time that a borrower draws more, before a bad day and before the end. */
const DRAW_CHANCE = 0.018
const LAST_DRAW_CHANCE = 0.044

/**
 * The health a borrower aims at in the hours before prices fall: some draw more, so that there is
 * something to liquidate and the past ends with accounts near the line. Undefined: it acts as ever.
 */
export function getRiskTarget(
  { kind, version }: Borrower,
  { hour, rng }: { hour: number; rng: Rng },
): number | undefined {
  if (kind === 'demo') return hour === SCENARIO_HOURS - 2 ? DEMO_HEALTH[version] : undefined
  if (kind === 'whale' || kind === 'dust' || !isEuphoricHour(hour)) return undefined
  const chance = hour < SCENARIO_HOURS - 7 ? DRAW_CHANCE : LAST_DRAW_CHANCE
  return rng() < chance ? pickBetween(rng, [1.025, 1.11]) : undefined
}
