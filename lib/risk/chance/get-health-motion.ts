import type { ChanceAccount } from './account-legs'
import { getCell, type Matrix } from './matrix'

/** How ln(health) moves at today's composition, as one Brownian motion. */
export type HealthMotion = {
  /** ln of the health factor: how far there is to fall. */
  distance: number
  /** A year: half the variances that a driftless price takes off its logarithm, and interest. */
  drift: number
  /** The part of `drift` that the variances make. */
  varianceDrift: number
  /** A square root of a year. */
  volatility: number
  /** Shares of collateral less shares of debt, per place: what one price's move does to ln(health). */
  weights: Float64Array
}

/**
 * The motion of ln(health) seen from today: exact for one price held against one price owed, else its tangent.
 * Prices are driftless (what one expects of a price is what it is), so that a logarithm drifts by −σ² ÷ 2.
 */
export function getHealthMotion(account: ChanceAccount, covariance: Matrix): HealthMotion {
  const { assets, collateral, debt, collateralRate, debtRate } = account
  const held = collateral.reduce((sum, value) => sum + value, 0)
  const owed = debt.reduce((sum, value) => sum + value, 0)
  const weights = new Float64Array(assets.length)
  let varianceDrift = 0
  let interest = 0
  for (let place = 0; place < assets.length; place++) {
    const asset = assets[place] ?? 0
    const heldShare = (collateral[place] ?? 0) / held
    const owedShare = (debt[place] ?? 0) / owed
    weights[place] = heldShare - owedShare
    varianceDrift -= ((weights[place] ?? 0) * getCell(covariance, asset, asset)) / 2
    interest += heldShare * (collateralRate[place] ?? 0) - owedShare * (debtRate[place] ?? 0)
  }
  const variance = getQuadraticForm(weights, { assets, covariance })
  return {
    distance: Math.log(held / owed),
    drift: varianceDrift + interest,
    varianceDrift,
    volatility: Math.sqrt(variance),
    weights,
  }
}

export function getQuadraticForm(
  weights: Float64Array,
  { assets, covariance }: { assets: readonly number[]; covariance: Matrix },
): number {
  let sum = 0
  for (let row = 0; row < assets.length; row++)
    for (let column = 0; column < assets.length; column++)
      sum +=
        (weights[row] ?? 0) *
        (weights[column] ?? 0) *
        getCell(covariance, assets[row] ?? 0, assets[column] ?? 0)
  return Math.max(0, sum)
}
