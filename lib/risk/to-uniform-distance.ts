import type { Health, UniformDistance } from './health'
import { divCeil } from './math'
import { WAD, type Wad } from './units'

/**
 * Fall of all collateral prices, debt prices held, to health 1: `1 − 1/health`, wad, rounded towards danger.
 * `reached` at health 1 and below. `unreachable`: no debt, or a health of 0 that no price of a collateral moves.
 */
export function toUniformDistance(health: Health): UniformDistance {
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt' || health.healthFactor === 0n) return { kind: 'unreachable' }
  const fall = (WAD - divCeil(WAD * WAD, health.healthFactor)) as Wad
  return { kind: fall > 0n ? 'ahead' : 'reached', fall }
}
