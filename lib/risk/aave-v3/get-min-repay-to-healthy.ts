import { findFirst } from '../find-first'
import { applyLiquidation } from './apply-liquidation'
import { getAaveAccountValue } from './get-account-value'
import { getLiquidationOutcome } from './get-liquidation-outcome'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import { judgeLiquidatable } from './judge-liquidatable'
import type { AaveLiquidationOutcome } from './liquidation'
import type { AaveScenario } from './scenario'
import type { AaveAccount, AaveAccountValue, AaveMarketState } from './state'

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
  return findFirst(1n, pair.reserveDebt, (near, far) => {
    const verdict = judgeLiquidatable(state.rules, valueAfter(near), valueAfter(far))
    if (verdict === 'mixed') return 'mixed'
    return verdict === 'all' ? 'none' : 'all'
  })
}

function withoutWriteOff(outcome: AaveLiquidationOutcome): AaveLiquidationOutcome {
  return outcome.deficits.length === 0
    ? outcome
    : { ...outcome, emptiesCollateral: false, deficits: [] }
}
