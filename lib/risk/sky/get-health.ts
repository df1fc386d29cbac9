import type { Health } from '../health'
import { mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import { getSkyDebt, getSkyDebtLimit } from './get-debt'
import type { SkyIlkState, SkyUrn } from './state'

/**
 * Health of a vault as `dog.bark` judges it: `ink · spot ÷ (art · rate)` of what the Vat has stored, floored,
 * so it is below 1 exactly when `ink · spot < art · rate`. A spot of 0 is `unpriced`: bark refuses it.
 * Limits, dust and breakers belong to `getSkyBark`; fees since the last drip and a price that waits to be
 * poked come by `applySkyDrip`, `applySkyPoke` and `applySkyNextPrice`.
 */
export function getSkyHealth(state: SkyIlkState, urn: SkyUrn): Health {
  const debt = getSkyDebt(state, urn)
  if (debt === 0n) return { kind: 'no-debt' }
  if (state.spot === 0n) return { kind: 'unpriced', assets: [state.gem.asset] }
  const limit = getSkyDebtLimit(state, urn)
  const healthFactor = mulDivFloor(limit, WAD, debt) as Wad
  return { kind: 'priced', healthFactor, liquidatable: limit < debt }
}
