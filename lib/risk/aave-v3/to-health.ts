import type { Health } from '../health'
import { WAD } from '../units'
import { getAaveHealthFactor } from './get-health-factor'
import type { AaveRules } from './state'
import type { AaveAccountSums } from './sum-account'

/** Health from an account's sums. */
export function toAaveHealth(rules: AaveRules, sums: AaveAccountSums): Health {
  if (sums.unpriced.length > 0) return { kind: 'unpriced', assets: sums.unpriced }
  if (sums.totalDebt === 0n) return { kind: 'no-debt' }
  const healthFactor = getAaveHealthFactor(rules, sums)
  return { kind: 'priced', healthFactor, liquidatable: healthFactor < WAD }
}
