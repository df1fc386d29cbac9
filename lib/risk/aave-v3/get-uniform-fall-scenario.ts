import { WAD, type Wad } from '../units'
import { getAaveAccountValue } from './get-account-value'
import { getAaveHealth } from './get-health'
import type { AaveScenario } from './scenario'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * The smallest fall of all collateral, in steps that double from one part in 1e18, that makes a healthy
 * account liquidatable: health lies just below 1. For an account whose health is `priced`.
 */
export function getUniformFallScenario(state: AaveMarketState, account: AaveAccount): AaveScenario {
  const health = getAaveHealth(state, account)
  if (health.kind !== 'priced') throw new RangeError(`an account whose health is ${health.kind}`)
  const factor = (WAD * WAD) / health.healthFactor
  for (let step = 0n; ; step = step * 2n + 1n) {
    const scenario = { collateralFactor: (factor > step ? factor - step : 0n) as Wad }
    const fallen = getAaveAccountValue(state, account, scenario).health
    if (fallen.kind !== 'priced' || fallen.liquidatable) return scenario
  }
}
