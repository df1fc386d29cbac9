import { toDecimalString } from '@/lib/api/decimal'
import type { HealthJson } from '@/lib/api/schema/position'
import type { Health } from '@/lib/risk/health'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import { toUniformDistance } from '@/lib/risk/to-uniform-distance'

/** Health as `bark` judges it; liquidatable only where a bark would pass, limits and breakers included. */
export function toHealth(state: SkyIlkState, urn: SkyUrn): HealthJson {
  const health = getSkyHealth(state, urn)
  if (health.kind === 'no-debt') return { kind: 'no-debt' }
  if (health.kind === 'unpriced') return { kind: 'unpriced', assets: [...health.assets] }
  const liquidatable = health.liquidatable && getSkyBark(state, urn).kind === 'barks'
  return { kind: 'priced', healthFactor: health.healthFactor.toString(), liquidatable }
}

/** Uniform distance as a ratio; `null` where there is none. */
export function toUniform(health: Health): string | null {
  const distance = toUniformDistance(health)
  return 'fall' in distance ? toDecimalString(distance.fall, 18) : null
}
