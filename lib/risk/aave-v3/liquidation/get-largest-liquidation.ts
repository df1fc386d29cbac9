import type { AaveScenario } from '../scenario'
import type { AaveAccount, AaveMarketState } from '../state'
import { getLiquidationBlock } from './get-liquidation-block'
import { getLiquidationOutcome } from './get-liquidation-outcome'
import { type AaveLiquidationPair, getLiquidationPair } from './get-liquidation-pair'
import { getMaxLiquidatableDebt } from './get-max-liquidatable-debt'
import { getMaxPassingRepay } from './get-max-passing-repay'
import type { AaveLiquidationBlock, AaveLiquidationResult } from './liquidation'

export type AavePairIds = { collateralId: number; debtId: number }

/** What the rules let a liquidator do at most with one pair. */
export type AaveLargestLiquidation = {
  pair: AaveLiquidationPair
  /** Most that the close factor allows, dust aside. */
  cap: bigint
  /** The largest that passes; `cap` where none does. */
  repay: bigint
  result: AaveLiquidationResult
  /** Why it can't be done; `null`: it can. */
  blocked: AaveLiquidationBlock | null
}

/** Every pair of something used as collateral and something owed. */
export function listLiquidationPairs({ positions }: AaveAccount): AavePairIds[] {
  const collateral = positions.filter(
    (position) => position.usedAsCollateral && position.scaledCollateral !== 0n,
  )
  const debt = positions.filter(
    (position) => position.scaledVariableDebt !== 0n || position.stableDebt !== undefined,
  )
  return collateral.flatMap(({ reserveId: collateralId }) =>
    debt.map(({ reserveId: debtId }) => ({ collateralId, debtId })),
  )
}

/** The largest liquidation of a pair; `undefined` where it is no collateral, nothing is owed, or there is no price. */
export function getLargestLiquidation(
  state: AaveMarketState,
  account: AaveAccount,
  ids: AavePairIds & { scenario?: AaveScenario | undefined },
): AaveLargestLiquidation | undefined {
  const pair = getLiquidationPair(state, account, ids)
  if (pair === undefined || !pair.isCollateral || pair.reserveDebt === 0n) return undefined
  if (pair.health.kind !== 'priced' || pair.collateralPrice === 0n) return undefined
  const block = getLiquidationBlock(state, pair)
  const passing = getMaxPassingRepay(state.rules, pair)
  const cap = getMaxLiquidatableDebt(state.rules, pair)
  const repay = passing > 0n ? passing : cap
  const result = getLiquidationOutcome(state, account, { pair, repay })
  const refused = result.kind === 'reverts' ? result.reason : null
  return { pair, cap, repay, result, blocked: block ?? (passing === 0n ? 'leaves-dust' : refused) }
}
