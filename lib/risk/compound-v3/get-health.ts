import type { Health } from '../health'
import { mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import type { CometAccount, CometMarketState } from './state'
import { sumCometAccount } from './sum-account'

/**
 * Health of an account at the state's indexes. The contract has no health factor: it is the weighted collateral ÷
 * the debt's value of its own truncated integers, floored, so below 1 exactly where `isLiquidatable`; equality is
 * not. A debt whose value rounds to nothing can never be absorbed: no debt.
 */
export function getCometHealth(state: CometMarketState, account: CometAccount): Health {
  if (account.principal >= 0n) return { kind: 'no-debt' }
  const { weighted, debt, unpriced } = sumCometAccount(state, account)
  if (unpriced.length > 0) return { kind: 'unpriced', assets: unpriced }
  if (debt === 0n) return { kind: 'no-debt' }
  const healthFactor = mulDivFloor(weighted, WAD, debt) as Wad
  return { kind: 'priced', healthFactor, liquidatable: healthFactor < WAD }
}
