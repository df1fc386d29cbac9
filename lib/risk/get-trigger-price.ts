/**
 * One asset of an account against all its others, any protocol whose health is
 * `Σ collateral·price·weight ÷ Σ debt·price`. All terms share one unit: `weighted` and `debt` per price
 * unit, `othersWeighted` and `othersDebt` as values.
 */
export type AssetExposure = {
  weighted: bigint
  debt: bigint
  othersWeighted: bigint
  othersDebt: bigint
}

/** Which way a price hurts: `down` where more is held, weighted, than owed; `null` where both are equal. */
export function getHurtingDirection({ weighted, debt }: AssetExposure): 'down' | 'up' | null {
  if (weighted === debt) return null
  return weighted > debt ? 'down' : 'up'
}

/**
 * Price at which health is 1, all others held, floored: `p* = (debt others − weighted others) ÷
 * (weighted − debt)`. `null` where no price of 0 or more does: the asset alone can't cross it.
 */
export function getTriggerPrice(exposure: AssetExposure): bigint | null {
  const net = exposure.weighted - exposure.debt
  if (net === 0n) return null
  const needed = exposure.othersDebt - exposure.othersWeighted
  if (needed === 0n) return 0n
  return needed > 0n === net > 0n ? needed / net : null
}
