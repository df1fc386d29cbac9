import type { Ledger } from './ledger'
import type { PopulationRules, PopulationTerms } from './population'

/** One call of a liquidator: dollars at the oracle's prices. */
export type Bite = {
  collateralLeg: number
  debtLeg: number
  repaid: number
  /** The protocol's fee included. */
  seized: number
  protocolFee: number
  /** That side is emptied. */
  emptiesCollateral: boolean
  emptiesDebt: boolean
}

/** Dollars of a repay that can be resold without a loss; `undefined`: no limit. */
export type SaleLimit = (sale: {
  collateral: PopulationTerms
  debt: PopulationTerms
  /** What a dollar repaid brings the liquidator, dollars. */
  margin: number
}) => number

/** Above this health one call repays half at most. */
const CLOSE_FACTOR_HEALTH = 0.95
/** Not worth a transaction, where it is the market that limits it; dollars. */
const LEAST_LIMITED_REPAY = 1
/** Margins this close are equal: the earlier pair is taken. */
const TIE = 1e-6

/**
 * The liquidation that pays most: of every pair of collateral and debt the largest repay that the rules let pass,
 * and of those the largest bonus at the oracle's prices, fee apart; equal ones (to a millionth) in the order of the legs.
 * The row must have been judged last. `null`: none passes. Follows Aave's `LiquidationLogic` in doubles; Morpho's whole positions
 * are the same without close factor and dust, and any protocol is under a `fixed-spread` policy.
 */
export function findBite(ledger: Ledger, row: number, limit?: SaleLimit): Bite | null {
  const { starts, middles, legTerms, terms } = ledger.population
  const { rules } = ledger.getMarket(row)
  if (isForbidden(rules, ledger.row.health)) return null
  const middle = middles[row] as number
  const end = starts[row + 1] as number
  let best: Bite | null = null
  let bestBonus = 0
  for (let collateralLeg = starts[row] as number; collateralLeg < middle; collateralLeg += 1) {
    const collateral = terms[legTerms[collateralLeg] as number] as PopulationTerms
    if (collateral.isBlocked || !(collateral.bonus > 0)) continue
    for (let debtLeg = middle; debtLeg < end; debtLeg += 1) {
      const debt = terms[legTerms[debtLeg] as number] as PopulationTerms
      if (debt.isBlocked) continue
      const bite = getLargest(ledger, rules, { collateralLeg, debtLeg, collateral, debt, limit })
      if (bite === null) continue
      const bonus = bite.seized - bite.protocolFee - bite.repaid
      if (best !== null && !(bonus > bestBonus + Math.abs(bestBonus) * TIE)) continue
      best = bite
      bestBonus = bonus
    }
  }
  return best
}

function isForbidden(rules: PopulationRules, health: number): boolean {
  if (rules.kind === 'compound-v3') return rules.isPaused
  if (rules.kind === 'sky') return !rules.isLive
  return rules.kind === 'aave-v3' && !rules.liquidationAllowed && !(health < CLOSE_FACTOR_HEALTH)
}

type Pair = {
  collateralLeg: number
  debtLeg: number
  collateral: PopulationTerms
  debt: PopulationTerms
  limit: SaleLimit | undefined
}

function getLargest(ledger: Ledger, rules: PopulationRules, pair: Pair): Bite | null {
  const { collateralLeg, debtLeg, collateral, debt, limit } = pair
  const { legTerms } = ledger.population
  const held = getValue(ledger, collateralLeg, legTerms)
  const owed = getValue(ledger, debtLeg, legTerms)
  if (!(held > 0 && owed > 0)) return null
  const { bonus } = collateral
  let repaid = getCap(ledger, rules, { held, owed })
  if (repaid * bonus > held) repaid = held / bonus
  const least =
    rules.kind === 'aave-v3' && rules.liquidation === 'v3.3' ? rules.minLeftoverValue : 0
  const keepsBoth = Math.min(owed - least, (held - least) / bonus)
  if (least > 0 && leavesDust(repaid, { held, owed, bonus, least })) {
    repaid = Math.min(repaid, keepsBoth)
  }
  const margin = bonus - collateral.protocolFee * (bonus - 1)
  const resold = limit?.({ collateral, debt, margin }) ?? Number.POSITIVE_INFINITY
  if (resold < repaid) {
    repaid = Math.min(resold, least > 0 ? keepsBoth : resold)
    if (repaid < LEAST_LIMITED_REPAY) return null
  }
  if (!(repaid > 0)) return null
  const seized = Math.min(held, repaid * bonus)
  return {
    collateralLeg,
    debtLeg,
    repaid,
    seized,
    protocolFee: collateral.protocolFee * (seized - seized / bonus),
    emptiesCollateral: seized >= held * (1 - 1e-15),
    emptiesDebt: repaid >= owed,
  }
}

function getValue(ledger: Ledger, leg: number, legTerms: Int32Array): number {
  return (ledger.amounts[leg] as number) * (ledger.values[legTerms[leg] as number] as number)
}

/** What the close factor lets one call repay. */
function getCap(
  { row: { health, debt } }: Ledger,
  rules: PopulationRules,
  { held, owed }: { held: number; owed: number },
): number {
  if (rules.kind !== 'aave-v3' || !(health > CLOSE_FACTOR_HEALTH)) return owed
  if (rules.liquidation === 'v3.0') return owed / 2
  if (held < rules.minCloseFactorValue || owed < rules.minCloseFactorValue) return owed
  return Math.min(owed, debt / 2)
}

/** Neither side emptied and too little left on one. */
function leavesDust(
  repaid: number,
  { held, owed, bonus, least }: { held: number; owed: number; bonus: number; least: number },
): boolean {
  const heldAfter = held - repaid * bonus
  const owedAfter = owed - repaid
  const emptied = owedAfter <= 0 || heldAfter <= held * 1e-15
  return !emptied && (owedAfter < least || heldAfter < least)
}
