import { findFirst, type Judge } from '../../find-first'
import { PERCENTAGE_FACTOR, RAY } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { judgeLiquidatable } from '../judge-liquidatable'
import { applyLiquidation } from '../liquidation/apply-liquidation'
import { getLiquidationOutcome } from '../liquidation/get-liquidation-outcome'
import type { AaveLiquidationPair } from '../liquidation/get-liquidation-pair'
import type { AaveLiquidationOutcome } from '../liquidation/liquidation'
import type { AaveScenario } from '../scenario'
import type { AaveAccount, AaveAccountValue, AaveMarketState } from '../state'

/** Within the rounding of a few tokens any crossing will do: each step plays a whole liquidation. */
const BUDGET = 48

/**
 * Smallest repay of a pair, bonus and fee seized with it, after which health is 1 or more; `null`: none is.
 * Close factor and dust rule are left aside: it may exceed what one call may repay. Debt that is written off
 * as a deficit is not repaid: it counts as still owed.
 */
export function getMinRepayToHealthy(
  state: AaveMarketState,
  account: AaveAccount,
  { pair, scenario }: { pair: AaveLiquidationPair; scenario?: AaveScenario | undefined },
): bigint | null {
  const known = new Map<bigint, AaveAccountValue>()
  const valueAfter = (repay: bigint) => {
    let value = known.get(repay)
    if (value === undefined) {
      const outcome = getLiquidationOutcome(state, account, { pair, repay })
      const after =
        outcome.kind === 'executed'
          ? applyLiquidation(state, account, withoutWriteOff(outcome))
          : account
      value = getAaveAccountValue(state, after, scenario)
      known.set(repay, value)
    }
    return value
  }
  const error = getRounding(pair)
  const judge: Judge = (near, far) => {
    const ends = { near: valueAfter(near), far: valueAfter(far), error }
    const verdict = judgeLiquidatable(state.rules, ends)
    if (verdict === 'mixed') return 'mixed'
    return verdict === 'all' ? 'none' : 'all'
  }
  return findFirst(1n, pair.reserveDebt, { judge, budget: BUDGET })
}

/**
 * Base currency times bps that rounding can move along the way: some units of each token, of the size that
 * its index makes of one scaled unit, and of the base currency.
 */
function getRounding(pair: AaveLiquidationPair): bigint {
  const { collateralReserve, debtReserve } = pair
  const collateralUnits = 2n + collateralReserve.liquidityIndex / RAY
  const debtUnits = 2n + debtReserve.variableBorrowIndex / RAY
  const collateral = (4n * collateralUnits * pair.collateralPrice) / pair.collateralUnit
  const debt = (4n * debtUnits * pair.debtPrice) / pair.debtUnit
  return (collateral + debt + 10n) * PERCENTAGE_FACTOR
}

function withoutWriteOff(outcome: AaveLiquidationOutcome): AaveLiquidationOutcome {
  return outcome.deficits.length === 0
    ? outcome
    : { ...outcome, emptiesCollateral: false, deficits: [] }
}
