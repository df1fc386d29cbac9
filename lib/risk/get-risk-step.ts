import { WAD } from './units'

/** How near an account is to its waterline. Always shown with its word. */
export type RiskStep = 'afloat' | 'watch' | 'danger' | 'under'

/** From here up (wad) an account is on watch no longer. */
export const WATCH_BELOW = (WAD * 3n) / 2n
/** Below this (wad) an account is in danger. */
export const DANGER_BELOW = (WAD * 11n) / 10n

/**
 * The step of a health factor (wad): `under` water below 1, `danger` below 1.1, `watch` below 1.5, else `afloat`.
 * Exactly 1 is not liquidatable and is `danger`.
 */
export function getRiskStep(healthFactor: bigint): RiskStep {
  if (healthFactor < WAD) return 'under'
  if (healthFactor < DANGER_BELOW) return 'danger'
  return healthFactor < WATCH_BELOW ? 'watch' : 'afloat'
}
