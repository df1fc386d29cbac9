import { WAD } from '../units'
import type { CometAbsorbPreview } from './absorption'
import { applyCometAbsorb } from './apply-absorb'
import { getCometHealth } from './get-health'
import { getCometAbsorbOutcome } from './preview-absorb'
import type { CometAccount, CometMarketState } from './state'

/**
 * The absorption of an account: now if it is liquidatable, else where a uniform fall of its collateral makes it so.
 * `null` without debt, without a price, and where no fall does.
 */
export function getCometAbsorbPreview(
  today: CometMarketState,
  account: CometAccount,
): CometAbsorbPreview | null {
  const healthToday = getCometHealth(today, account)
  if (healthToday.kind !== 'priced') return null
  const state = healthToday.liquidatable ? today : getFallen(today, account)
  const outcome = state === null ? null : getCometAbsorbOutcome(state, account)
  if (state === null || outcome?.kind !== 'executed') return null
  const { kind: _, ...amounts } = outcome
  const after = applyCometAbsorb({ state, account }, outcome)
  return {
    ...amounts,
    basis: healthToday.liquidatable ? 'now' : 'uniform-distance',
    debtAsset: state.baseToken.asset,
    healthBefore: getCometHealth(state, account),
    healthAfter: getCometHealth(after.state, after.account),
    blocked: state.paused.absorb ? 'paused' : null,
  }
}

/** The smallest fall of all collateral, in steps that double from one part in 1e18, that makes it liquidatable. */
function getFallen(state: CometMarketState, account: CometAccount): CometMarketState | null {
  const health = getCometHealth(state, account)
  if (health.kind !== 'priced') return null
  const factor = (WAD * WAD) / health.healthFactor
  for (let step = 0n; step < factor; step = step * 2n + 1n) {
    const fallen = withCollateralFactor(state, factor - step)
    const there = getCometHealth(fallen, account)
    if (there.kind === 'priced' && there.liquidatable) return fallen
  }
  return null
}

/** Every collateral's price times a factor in wad, floored; a price stays above 0. */
export function withCollateralFactor(state: CometMarketState, factor: bigint): CometMarketState {
  const fall = (price: bigint) => {
    const fallen = (price * factor) / WAD
    return fallen > 0n ? fallen : 1n
  }
  const assets = state.assets.map((info) =>
    info.price === null ? info : { ...info, price: fall(info.price) },
  )
  return { ...state, assets }
}
