import type { AaveAccount, AaveMarketState } from '../state'
import { getLiquidationBlock } from './get-liquidation-block'
import { getLiquidationOutcome } from './get-liquidation-outcome'
import { getLiquidationPair } from './get-liquidation-pair'
import { getMaxLiquidatableDebt } from './get-max-liquidatable-debt'
import { leavesDust } from './leaves-dust'
import type { AaveLiquidationResult } from './liquidation'

/**
 * What `liquidationCall(collateral, debt, user, repay, false)` in a block of the state's timestamp would do:
 * the amounts of its `LiquidationCall` event, or why it reverts. `repay` as `debtToCover`, smallest units;
 * more than the rules allow is capped as the contract does.
 */
export function previewLiquidation(
  state: AaveMarketState,
  account: AaveAccount,
  { collateralId, debtId, repay }: { collateralId: number; debtId: number; repay: bigint },
): AaveLiquidationResult {
  const pair = getLiquidationPair(state, account, { collateralId, debtId })
  if (pair === undefined) return { kind: 'reverts', reason: 'unpriced' }
  const blocked = getLiquidationBlock(state, pair)
  if (blocked !== null) return { kind: 'reverts', reason: blocked }
  const cap = getMaxLiquidatableDebt(state.rules, pair)
  const outcome = getLiquidationOutcome(state, account, { pair, repay: repay > cap ? cap : repay })
  if (outcome.kind === 'reverts') return outcome
  const left = { ...outcome, seizedWithFeeBase: 0n }
  return leavesDust(state.rules, pair, left) ? { kind: 'reverts', reason: 'leaves-dust' } : outcome
}
