import type { Health } from '../health'
import { applySkyDrip } from './apply-drip'
import { applySkyNextPrice, applySkyPoke } from './apply-poke'
import { getSkyHealth } from './get-health'
import type { SkyIlkState, SkyUrn } from './state'

/** The same vault as the calls that anybody may make would leave it. */
export type SkyHealthOutlook = {
  /** As stored: what `bark` sees now. */
  now: Health
  /** After a drip now. */
  dripped: Health
  /** After a drip and a poke now: what one transaction can bark at. */
  poked: Health
  /** At the price module's next price, debt as stored; `null` where that is not known. */
  next: Health | null
  /** The same with the fee up to the time from which that price holds. */
  nextDripped: Health | null
  /** Seconds, from when the next price can be poked. */
  nextFrom: number | null
}

/** Health now and as the next calls will make it: a vault that is safe now can be unsafe in an hour, and it is known. */
export function getSkyHealthOutlook(state: SkyIlkState, urn: SkyUrn): SkyHealthOutlook {
  const dripped = applySkyDrip(state)
  const next = applySkyNextPrice(state)
  const nextFrom = state.nextPrice === null ? null : Math.max(state.nextPrice.from, state.timestamp)
  return {
    now: getSkyHealth(state, urn),
    dripped: getSkyHealth(dripped, urn),
    poked: getSkyHealth(applySkyPoke(dripped), urn),
    next: next === null ? null : getSkyHealth(next, urn),
    nextDripped:
      next === null || nextFrom === null ? null : getSkyHealth(applySkyDrip(next, nextFrom), urn),
    nextFrom,
  }
}
