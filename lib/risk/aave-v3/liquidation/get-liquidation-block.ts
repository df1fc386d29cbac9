import { WAD } from '../../units'
import type { AaveMarketState } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import { type AaveLiquidationBlock, CLOSE_FACTOR_HF_THRESHOLD } from './liquidation'

/**
 * Which check of `ValidationLogic.validateLiquidationCall` forbids liquidating this pair, in its order;
 * `null`: none. The liquidator is taken to be someone else than the borrower.
 */
export function getLiquidationBlock(
  state: AaveMarketState,
  pair: AaveLiquidationPair,
): AaveLiquidationBlock | null {
  const { collateralReserve, debtReserve, health } = pair
  if (health.kind === 'unpriced') return 'unpriced'
  if (!collateralReserve.active || !debtReserve.active) return 'reserve-inactive'
  if (collateralReserve.paused || debtReserve.paused) return 'reserve-paused'
  const healthy = health.kind === 'no-debt' || health.healthFactor >= WAD
  const deep = health.kind === 'priced' && health.healthFactor < CLOSE_FACTOR_HF_THRESHOLD
  if (!state.liquidationAllowed && !deep) return 'sequencer-outage'
  const graceUntil = Math.max(
    collateralReserve.liquidationGracePeriodUntil,
    debtReserve.liquidationGracePeriodUntil,
  )
  if (graceUntil !== 0 && graceUntil >= state.timestamp) return 'grace-period'
  if (healthy) return 'healthy'
  if (!pair.isCollateral) return 'not-collateral'
  if (pair.reserveDebt === 0n) return 'not-borrowed'
  return null
}
