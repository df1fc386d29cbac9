import { divCeil } from '../math'
import { RAY, WAD, type Wad } from '../units'
import { getSkyDebt } from './get-debt'
import { getSkyHealth } from './get-health'
import type { SkyIlkState, SkyUrn } from './state'
import { toGemAmountCeil, toInk } from './to-gem-amount'

/** One action that alone brings a vault to a level of health, or why it can't. */
export type SkyRemedy =
  | {
      kind: 'repay'
      outcome: 'reaches'
      /** Smallest amount of DAI, wad; `dart` of normalised debt goes. */
      amount: Wad
      dart: Wad
      /** Repaying it ends the debt: what less would leave is dust, or nothing. */
      isAll: boolean
    }
  | {
      kind: 'add'
      outcome: 'reaches'
      /** Smallest units of the token. */
      amount: bigint
      dink: Wad
    }
  /** The debt is below `dust`: the Vat takes nothing but all of it back. */
  | { kind: 'add'; outcome: 'impossible'; reason: 'dust' }

export type SkyRemedies =
  /** Health is at the level, or there is no debt. */
  | { kind: 'reached' }
  /** No price. */
  | { kind: 'unknown' }
  | { kind: 'below'; remedies: readonly SkyRemedy[] }

/**
 * The smallest repayment and the smallest addition that alone bring health to `level` (wad) or above, as
 * `vat.frob` takes them: with one unit less it is below, but where the rest would be dust. Drip the state
 * first: paying usually comes with a drip.
 */
export function getSkyRemedies(
  state: SkyIlkState,
  urn: SkyUrn,
  { level }: { level: Wad },
): SkyRemedies {
  const health = getSkyHealth(state, urn)
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt' || health.healthFactor >= level) return { kind: 'reached' }
  return {
    kind: 'below',
    remedies: [getRepayment(state, urn, { level }), getAddition(state, urn, { level })],
  }
}

function getRepayment(state: SkyIlkState, urn: SkyUrn, { level }: { level: Wad }): SkyRemedy {
  const most = (urn.ink * state.spot * WAD) / (level * state.rate)
  const left = most * state.rate < state.dust ? 0n : most
  const dart = (urn.art - left) as Wad
  const amount = divCeil(dart * state.rate, RAY) as Wad
  return { kind: 'repay', outcome: 'reaches', amount, dart, isAll: left === 0n }
}

function getAddition(state: SkyIlkState, urn: SkyUrn, { level }: { level: Wad }): SkyRemedy {
  const debt = getSkyDebt(state, urn)
  if (debt < state.dust) return { kind: 'add', outcome: 'impossible', reason: 'dust' }
  const needed = divCeil(level * debt, state.spot * WAD)
  const amount = toGemAmountCeil(state, (needed - urn.ink) as Wad)
  return { kind: 'add', outcome: 'reaches', amount, dink: toInk(state, amount) }
}
