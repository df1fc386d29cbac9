import type { UniformDistance } from '../health'
import { toUniformDistance } from '../to-uniform-distance'
import { getMorphoHealth } from './get-health'
import type { AccruedMorphoState, MorphoAccount } from './state'

/** How far the market's price may fall to health 1; see `toUniformDistance`. */
export function getMorphoUniformDistance(
  state: AccruedMorphoState,
  account: MorphoAccount,
): UniformDistance {
  return toUniformDistance(getMorphoHealth(state, account))
}
