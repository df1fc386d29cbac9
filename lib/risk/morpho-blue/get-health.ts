import type { Health } from '../health'
import { mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import { getBorrowedAssets, getMaxBorrow } from './get-max-borrow'
import type { AccruedMorphoState, MorphoAccount } from './state'

/**
 * Health of a position, as `Morpho._isHealthy` judges it in a block of the state's time. The contract has no
 * health factor: it is `maxBorrow ÷ borrowed` of its own integers, floored, so below 1 exactly where a
 * liquidation may begin. Equality is healthy. Without shares the contract asks for no price.
 */
export function getMorphoHealth(state: AccruedMorphoState, account: MorphoAccount): Health {
  if (account.borrowShares === 0n) return { kind: 'no-debt' }
  const maxBorrow = getMaxBorrow(state, account.collateral)
  if (maxBorrow === null) return { kind: 'unpriced', assets: [state.collateralToken.asset] }
  const borrowed = getBorrowedAssets(state, account.borrowShares)
  const healthFactor = mulDivFloor(maxBorrow, WAD, borrowed) as Wad
  return { kind: 'priced', healthFactor, liquidatable: healthFactor < WAD }
}

/** Whether a `liquidate` would pass: below the line, and the oracle answers. */
export function isMorphoLiquidatable(state: AccruedMorphoState, account: MorphoAccount): boolean {
  const health = getMorphoHealth(state, account)
  return health.kind === 'priced' && health.liquidatable
}
