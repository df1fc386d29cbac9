import type { Rad } from '../units'
import type { SkyIlkState } from './state'

/** DAI that auctions of this ilk may still set out to raise: the smaller of what `Hole` and `hole` leave. */
export function getSkyRoom(state: SkyIlkState): Rad {
  const { globalHole, globalDirt, hole, dirt } = state
  if (globalHole <= globalDirt || hole <= dirt) return 0n as Rad
  const global = globalHole - globalDirt
  const own = hole - dirt
  return (global < own ? global : own) as Rad
}
