import { findFirst, type Judge } from '../find-first'
import { getSkyDebtLimit } from './get-debt'
import { getSkyHealth } from './get-health'
import { getSkyRateAt } from './get-rate-at'
import type { SkyIlkState, SkyUrn } from './state'

/** `never`: not within 100 years. `unknown`: no price. */
export type SkyTimeToLiquidation =
  | { kind: 'never' }
  /** Unsafe as stored. */
  | { kind: 'reached' }
  /** 0: a drip now makes it unsafe. */
  | { kind: 'seconds'; seconds: number }
  | { kind: 'unknown' }

const CAP = 100 * 31_536_000

/**
 * Whole seconds until the stability fee alone makes a vault unsafe, spot and fee held: the first at which one
 * `jug.drip` sets a rate with `ink · spot < art · rate`, by the contract's own rounding.
 */
export function getSkyTimeToLiquidation(state: SkyIlkState, urn: SkyUrn): SkyTimeToLiquidation {
  const health = getSkyHealth(state, urn)
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt') return { kind: 'never' }
  if (health.liquidatable) return { kind: 'reached' }
  const from = BigInt(state.timestamp)
  const found = findFirst(from, from + BigInt(CAP), { judge: getJudge(state, urn) })
  return found === null ? { kind: 'never' } : { kind: 'seconds', seconds: Number(found - from) }
}

/** `rpow` is monotone but for its rounding: within one part in 1e16 of the ends' rates, over centuries. */
const ROUNDING = 10n ** 16n

function getJudge(state: SkyIlkState, urn: SkyUrn): Judge {
  const limit = getSkyDebtLimit(state, urn)
  const debtAt = (timestamp: bigint) => {
    const rate = getSkyRateAt(state, Number(timestamp))
    return rate === null ? null : urn.art * rate
  }
  return (near, far) => {
    const nearDebt = debtAt(near)
    const farDebt = near === far ? nearDebt : debtAt(far)
    if (nearDebt === null) return 'all'
    if (near === far) return nearDebt > limit ? 'all' : 'none'
    const lowest = farDebt === null || nearDebt < farDebt ? nearDebt : farDebt
    if (lowest - lowest / ROUNDING > limit) return 'all'
    if (farDebt === null) return 'mixed'
    const highest = nearDebt < farDebt ? farDebt : nearDebt
    return highest + highest / ROUNDING <= limit ? 'none' : 'mixed'
  }
}
