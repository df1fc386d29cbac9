import { divCeil } from '../../math'
import { type BaseCurrency, type Bps, PERCENTAGE_FACTOR, WAD, type Wad } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { getAaveHealth } from '../get-health'
import { getLiquidationThreshold } from '../get-liquidation-threshold'
import { getUniformFallScenario } from '../get-uniform-fall-scenario'
import type { AaveScenario } from '../scenario'
import type { AaveAccount, AaveMarketState } from '../state'
import { getMinRepayToHealthy } from '../what-if/get-min-repay-to-healthy'
import { applyLiquidation } from './apply-liquidation'
import { getLargestLiquidation, listLiquidationPairs } from './get-largest-liquidation'
import { type AaveLiquidationPair, getLiquidationPair } from './get-liquidation-pair'
import type { AaveLiquidationOutcome, AaveLiquidationPreview } from './liquidation'

/**
 * The largest liquidation that passes for every (collateral, debt) pair, best for a liquidator first:
 * now if the account is liquidatable, else where a uniform fall of its collateral makes it so.
 * Empty without debt or collateral, and where health is `unpriced`.
 */
export function getLiquidationPreviews(
  state: AaveMarketState,
  account: AaveAccount,
): AaveLiquidationPreview[] {
  const health = getAaveHealth(state, account)
  if (health.kind !== 'priced') return []
  const scenario = health.liquidatable ? undefined : getUniformFallScenario(state, account)
  return listLiquidationPairs(account)
    .flatMap((ids) => getPreview(state, account, { ...ids, scenario }) ?? [])
    .sort(compareForLiquidator)
}

function compareForLiquidator(a: AaveLiquidationPreview, b: AaveLiquidationPreview): number {
  if ((a.blocked === null) !== (b.blocked === null)) return a.blocked === null ? -1 : 1
  if (a.bonusBase !== b.bonusBase) return a.bonusBase > b.bonusBase ? -1 : 1
  return a.collateralId - b.collateralId || a.debtId - b.debtId
}

function getPreview(
  state: AaveMarketState,
  account: AaveAccount,
  ids: { collateralId: number; debtId: number; scenario: AaveScenario | undefined },
): AaveLiquidationPreview | undefined {
  const { scenario } = ids
  const largest = getLargestLiquidation(state, account, ids)
  if (largest === undefined) return undefined
  const { pair, cap, repay, result, blocked } = largest
  const { health } = pair
  if (health.kind !== 'priced') return undefined
  const outcome = result.kind === 'executed' ? result : getNothing(ids)
  const threshold = getLiquidationThreshold(state, account, ids.collateralId)
  const toBase = (value: bigint) => value as BaseCurrency
  const repayBase = (outcome.repaid * pair.debtPrice) / pair.debtUnit
  const seizedBase = (outcome.seized * pair.collateralPrice) / pair.collateralUnit
  const value = getAaveAccountValue(state, applyLiquidation(state, account, outcome), scenario)
  return {
    collateralId: ids.collateralId,
    debtId: ids.debtId,
    collateralAsset: pair.collateralReserve.asset,
    debtAsset: pair.debtReserve.asset,
    basis: scenario === undefined ? 'now' : 'uniform-distance',
    maxRepay: outcome.repaid,
    debtToCover: repay,
    seized: outcome.seized,
    protocolFee: outcome.protocolFee,
    repayBase: toBase(repayBase),
    seizedBase: toBase(seizedBase),
    bonusBase: toBase(seizedBase - repayBase),
    protocolFeeBase: toBase((outcome.protocolFee * pair.collateralPrice) / pair.collateralUnit),
    closeFactor: ((cap * PERCENTAGE_FACTOR) / pair.reserveDebt) as Bps,
    healthFactorAfter: value.health,
    minRepayToHealthy: getMinRepayToHealthy(state, account, { pair, scenario }),
    toxic: isToxic(pair.liquidationBonus, threshold, health.healthFactor),
    badDebtBase: toBase(
      state.rules.liquidation === 'v3.3'
        ? getDeficitBase(state, account, { outcome, pair })
        : value.totalCollateral === 0n
          ? value.totalDebt
          : 0n,
    ),
    blocked,
  }
}

function getNothing(ids: { collateralId: number; debtId: number }): AaveLiquidationOutcome {
  const { collateralId, debtId } = ids
  const amounts = { repaid: 0n, seized: 0n, protocolFee: 0n }
  return {
    kind: 'executed',
    collateralId,
    debtId,
    ...amounts,
    emptiesCollateral: false,
    deficits: [],
  }
}

/** `bonus · threshold > health`: bps · bps against wad. */
function isToxic(bonus: Bps, threshold: Bps, healthFactor: Wad): boolean {
  return bonus * threshold * WAD > healthFactor * PERCENTAGE_FACTOR * PERCENTAGE_FACTOR
}

function getDeficitBase(
  state: AaveMarketState,
  account: AaveAccount,
  { outcome, pair }: { outcome: AaveLiquidationOutcome; pair: AaveLiquidationPair },
): bigint {
  return outcome.deficits.reduce((sum, { reserveId, amount }) => {
    const other = getLiquidationPair(state, account, {
      collateralId: pair.collateralReserve.id,
      debtId: reserveId,
    })
    if (other === undefined) return sum
    return sum + divCeil(amount * other.debtPrice, other.debtUnit)
  }, 0n)
}
