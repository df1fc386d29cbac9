import type { UniformDistance } from '../health'
import { toUniformDistance } from '../to-uniform-distance'
import { getCometHealth } from './get-health'
import type { CometAccount, CometMarketState } from './state'

/** How far all collateral may fall to health 1, the base token's price held; see `toUniformDistance`. */
export function getCometUniformDistance(
  state: CometMarketState,
  account: CometAccount,
): UniformDistance {
  return toUniformDistance(getCometHealth(state, account))
}
