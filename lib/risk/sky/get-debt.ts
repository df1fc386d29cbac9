import type { Rad } from '../units'
import type { SkyIlkState, SkyUrn } from './state'

/** What a vault owes, DAI: `art · rate` of the stored rate. Drip the state for what it owes with today's fee. */
export function getSkyDebt(state: SkyIlkState, urn: SkyUrn): Rad {
  return (urn.art * state.rate) as Rad
}

/** What it may owe: `ink · spot`. */
export function getSkyDebtLimit(state: SkyIlkState, urn: SkyUrn): Rad {
  return (urn.ink * state.spot) as Rad
}
