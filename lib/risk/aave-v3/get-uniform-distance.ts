import type { UniformDistance } from '../health'
import { toUniformDistance } from '../to-uniform-distance'
import { getAaveHealth } from './get-health'
import type { AaveAccount, AaveMarketState } from './state'

/** Uniform distance of an Aave account from its exact health; see `toUniformDistance`. */
export function getUniformDistance(state: AaveMarketState, account: AaveAccount): UniformDistance {
  return toUniformDistance(getAaveHealth(state, account))
}
