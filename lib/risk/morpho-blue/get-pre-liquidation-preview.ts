import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { mulDivFloor } from '../math'
import { WAD } from '../units'
import { getMorphoHealth } from './get-health'
import { getPreLiquidationTerms, getPreLiquidationTrigger } from './get-pre-liquidation-terms'
import type {
  MorphoPreLiquidation,
  MorphoPreLiquidationOutcome,
  MorphoPreLiquidationPreview,
} from './pre-liquidation'
import { previewMorphoPreLiquidation } from './preview-pre-liquidation'
import { type AccruedMorphoState, type MorphoAccount, ORACLE_PRICE_SCALE } from './state'
import { takeFromLoan } from './take-from-loan'

/**
 * The largest pre-liquidation that passes: now if the position is between both lines, else where the fall of the
 * price first brings it below this one; the market's own oracle is taken to fall as far as the line's.
 * `null` without debt or price, beyond the market's own line, and where nothing passes.
 */
export function getMorphoPreLiquidationPreview(
  today: AccruedMorphoState,
  account: MorphoAccount,
  line: MorphoPreLiquidation,
): MorphoPreLiquidationPreview | null {
  const { kind } = getPreLiquidationTerms(today, account, line)
  if (kind !== 'open' && kind !== 'healthy') return null
  const basis = kind === 'open' ? 'now' : 'uniform-distance'
  const at = kind === 'open' ? { state: today, line } : getFallen(today, account, line)
  if (at === null) return null
  const largest = getLargest(at.state, account, at.line)
  const collateralPrice = at.line.oraclePrice
  if (largest === null || collateralPrice === null) return null
  const { kind: _, ...outcome } = largest
  const { repaidAssets, repaidShares, seizedAssets } = outcome
  const seizedValue = mulDivFloor(seizedAssets, collateralPrice, ORACLE_PRICE_SCALE)
  const after = takeFromLoan({ state: at.state, account }, outcome)
  return {
    ...outcome,
    basis,
    collateralPrice,
    input: { repaidShares },
    seizedValue,
    bonusValue: seizedValue - repaidAssets,
    healthAfter: getMorphoHealth(after.state, after.account),
  }
}

/** Both prices at the first one below the line; `null`: none is. */
function getFallen(
  state: AccruedMorphoState,
  account: MorphoAccount,
  line: MorphoPreLiquidation,
): { state: AccruedMorphoState; line: MorphoPreLiquidation } | null {
  const trigger = getPreLiquidationTrigger(state, account, line)
  if (trigger.kind !== 'reachable' || line.oraclePrice === null) return null
  const oraclePrice = trigger.liquidationPrice
  const { collateralPrice } = state
  const fallen =
    collateralPrice === null ? null : mulDivFloor(collateralPrice, oraclePrice, line.oraclePrice)
  return { state: { ...state, collateralPrice: fallen }, line: { ...line, oraclePrice } }
}

/** All that the close factor allows, or the most below it that passes. */
function getLargest(
  state: AccruedMorphoState,
  account: MorphoAccount,
  line: MorphoPreLiquidation,
): MorphoPreLiquidationOutcome | null {
  const terms = getPreLiquidationTerms(state, account, line)
  if (terms.kind !== 'open') return null
  const play = (repaidShares: bigint) => {
    const result = previewMorphoPreLiquidation(state, account, { line, input: { repaidShares } })
    return result.kind === 'executed' ? result : null
  }
  const { borrowShares } = account
  const allowed = mulDivFloor(borrowShares, terms.closeFactor, WAD)
  const most = allowed < borrowShares ? allowed : borrowShares
  const whole = play(most)
  if (whole !== null || most === 0n) return whole
  const fails = judgeRising((shares) => isTooMuch(state, account, { line, shares }))
  const failing = findFirst(1n, most, { judge: fails })
  return failing === null || failing === 1n ? null : play(failing - 1n)
}

/** What is too little to seize anything is not too much. */
function isTooMuch(
  state: AccruedMorphoState,
  account: MorphoAccount,
  { line, shares }: { line: MorphoPreLiquidation; shares: bigint },
): boolean {
  const input = { repaidShares: shares }
  const result = previewMorphoPreLiquidation(state, account, { line, input })
  return result.kind === 'reverts' && result.reason !== 'seizes-nothing'
}
