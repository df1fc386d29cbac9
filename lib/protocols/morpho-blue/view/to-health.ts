import { toDecimalString } from '@/lib/api/decimal'
import type { HealthJson } from '@/lib/api/schema/position'
import type { Health } from '@/lib/risk/health'
import { toUniformDistance } from '@/lib/risk/to-uniform-distance'

/** Below 1 is liquidatable: Morpho knows no pause. */
export function toHealth(health: Health): HealthJson {
  if (health.kind === 'priced') {
    const { kind, healthFactor, liquidatable } = health
    return { kind, healthFactor: healthFactor.toString(), liquidatable }
  }
  if (health.kind === 'unpriced') return { kind: 'unpriced', assets: [...health.assets] }
  return { kind: 'no-debt' }
}

/** Uniform distance as a ratio; `null` where there is none: no debt, no collateral, or no price. */
export function toUniform(health: Health): string | null {
  const distance = toUniformDistance(health)
  return 'fall' in distance ? toDecimalString(distance.fall, 18) : null
}
