import type { UniformDistance } from '../health'
import { toUniformDistance } from '../to-uniform-distance'
import { getSkyHealth } from './get-health'
import type { SkyIlkState, SkyUrn } from './state'

/** Uniform distance of a vault from its exact health, measured from the spot; see `toUniformDistance`. */
export function getSkyUniformDistance(state: SkyIlkState, urn: SkyUrn): UniformDistance {
  return toUniformDistance(getSkyHealth(state, urn))
}
