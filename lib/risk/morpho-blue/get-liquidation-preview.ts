import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import { applyMorphoLiquidation } from './apply-liquidation'
import { getMorphoLiquidationPrice } from './get-asset-triggers'
import { getMorphoHealth } from './get-health'
import { getLiquidationIncentiveFactor } from './get-incentive-factor'
import type {
  MorphoLiquidationInput,
  MorphoLiquidationOutcome,
  MorphoLiquidationPreview,
} from './liquidation'
import { getMorphoLiquidationOutcome } from './preview-liquidation'
import { type AccruedMorphoState, type MorphoAccount, ORACLE_PRICE_SCALE } from './state'

/**
 * The largest liquidation of a position: now if it is liquidatable, else at the first price that makes it so.
 * `null` without debt, without a price, and where no price or no call does it.
 */
export function getMorphoLiquidationPreview(
  today: AccruedMorphoState,
  account: MorphoAccount,
): MorphoLiquidationPreview | null {
  const healthToday = getMorphoHealth(today, account)
  if (healthToday.kind !== 'priced') return null
  const collateralPrice = healthToday.liquidatable
    ? today.collateralPrice
    : getMorphoLiquidationPrice(today, account)
  if (collateralPrice === null) return null
  const state = { ...today, collateralPrice }
  const largest = getLargest(state, account)
  const health = getMorphoHealth(state, account)
  if (largest === null || health.kind !== 'priced') return null
  const { input, outcome } = largest
  const { repaidAssets, repaidShares, seizedAssets, badDebtAssets, badDebtShares } = outcome
  const seizedValue = mulDivFloor(seizedAssets, collateralPrice, ORACLE_PRICE_SCALE)
  const after = applyMorphoLiquidation({ state, account }, outcome)
  const minRepayToHealthy = getMinRepayToHealthy(state, account)
  const incentiveFactor = getLiquidationIncentiveFactor(state.lltv)
  return {
    basis: healthToday.liquidatable ? 'now' : 'uniform-distance',
    collateralPrice,
    collateralAsset: state.collateralToken.asset,
    debtAsset: state.loanToken.asset,
    boundBy: repaidShares === account.borrowShares ? 'debt' : 'collateral',
    input,
    repaidAssets,
    repaidShares,
    seizedAssets,
    seizedValue,
    bonusValue: seizedValue - repaidAssets,
    incentiveFactor,
    closeFactor: WAD as Wad,
    badDebtAssets,
    badDebtShares,
    healthAfter: getMorphoHealth(after.state, after.account),
    minRepayToHealthy,
    overLiquidationFactor: minRepayToHealthy
      ? (mulDivFloor(repaidAssets, WAD, minRepayToHealthy.repaidAssets) as Wad)
      : null,
    toxic: incentiveFactor * state.lltv > health.healthFactor * WAD,
  }
}

type Executed = { input: MorphoLiquidationInput; outcome: MorphoLiquidationOutcome }

/** All debt if the collateral covers it, else all collateral; where rounding forbids that, the most that passes. */
function getLargest(state: AccruedMorphoState, account: MorphoAccount): Executed | null {
  const { borrowShares, collateral } = account
  const play = (input: MorphoLiquidationInput): Executed | null => {
    const outcome = getMorphoLiquidationOutcome(state, account, input)
    return outcome.kind === 'executed' ? { input, outcome } : null
  }
  const whole = play({ repaidShares: borrowShares })
  if (whole !== null) return whole
  const emptied = collateral > 0n ? play({ seizedAssets: collateral }) : null
  if (emptied !== null) return emptied
  const fails = judgeRising((repaidShares) => play({ repaidShares }) === null)
  const failing = findFirst(1n, borrowShares, { judge: fails })
  return failing === null ? null : play({ repaidShares: failing - 1n })
}

/** Debt written off is not repaid: what empties the collateral counts by what is left owing. */
function getMinRepayToHealthy(
  state: AccruedMorphoState,
  account: MorphoAccount,
): { repaidShares: bigint; repaidAssets: bigint } | null {
  const play = (repaidShares: bigint) =>
    getMorphoLiquidationOutcome(state, account, { repaidShares })
  const heals = (repaidShares: bigint) => {
    const outcome = play(repaidShares)
    if (outcome.kind === 'reverts') return false
    if (outcome.badDebtShares > 0n) return false
    const after = applyMorphoLiquidation({ state, account }, outcome)
    const health = getMorphoHealth(after.state, after.account)
    return health.kind === 'no-debt' || (health.kind === 'priced' && !health.liquidatable)
  }
  const repaidShares = findFirst(1n, account.borrowShares, { judge: judgeRising(heals) })
  if (repaidShares === null) return null
  const outcome = play(repaidShares)
  return outcome.kind === 'executed' ? { repaidShares, repaidAssets: outcome.repaidAssets } : null
}
