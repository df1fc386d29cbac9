import { toDecimalString } from '@/lib/api/decimal'
import type { HealthJson } from '@/lib/api/schema/position'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Health } from '@/lib/risk/health'
import { toUniformDistance } from '@/lib/risk/to-uniform-distance'

/** An absorption passes below health 1 while it is not paused, whether there is collateral to take or not. */
export function toHealth(health: Health, { paused }: Pick<CometMarketState, 'paused'>): HealthJson {
  if (health.kind === 'priced')
    return {
      kind: 'priced',
      healthFactor: health.healthFactor.toString(),
      liquidatable: health.liquidatable && !paused.absorb,
    }
  if (health.kind === 'unpriced') return { kind: 'unpriced', assets: [...health.assets] }
  return { kind: 'no-debt' }
}

/** Uniform distance as a ratio; `null` where there is none: no debt, no collateral, or a price is missing. */
export function toUniform(health: Health): string | null {
  const distance = toUniformDistance(health)
  return 'fall' in distance ? toDecimalString(distance.fall, 18) : null
}
