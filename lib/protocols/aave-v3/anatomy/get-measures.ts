import type { Known } from '@/lib/anatomy/liquidation-reading'
import { toDecimalString, toRatio } from '@/lib/api/decimal'
import type { OverLiquidation, Toxicity } from '@/lib/api/schema/liquidation-anatomy'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { getLiquidationBonus } from '@/lib/risk/aave-v3/liquidation/get-liquidation-bonus'
import { getLiquidationPair } from '@/lib/risk/aave-v3/liquidation/get-liquidation-pair'
import { getMinRepayToHealthy } from '@/lib/risk/aave-v3/what-if/get-min-repay-to-healthy'
import { WAD } from '@/lib/risk/units'
import type { AaveMoment } from './moment'

type Ids = { collateralId: number; debtId: number }

/** What was repaid against the least that would have made the account healthy, by its state just before. */
export function getAaveOverLiquidation(
  before: AaveMoment,
  { ids, repaid }: { ids: Ids; repaid: bigint },
): Known<OverLiquidation> {
  const { state, account } = before
  const pair = getLiquidationPair(state, account, ids)
  if (!pair) return { reason: 'a price of it was missing' }
  if (pair.health.kind !== 'priced' || pair.health.healthFactor >= WAD)
    return { reason: 'the state just before, as far as it can be read, was healthy' }
  const least = getMinRepayToHealthy(state, account, { pair })
  return {
    repaid: repaid.toString(),
    leastRepay: least?.toString() ?? null,
    factor: least === null || least === 0n ? null : toDecimalString((repaid * 10_000n) / least, 4),
  }
}

/** Whether it left the account less healthy than it was, both at the prices of the liquidation. */
export function getAaveToxicity(
  { before, after }: { before: AaveMoment; after: AaveMoment },
  { collateralId }: Ids,
): Known<Toxicity> {
  const was = getAaveHealth(before.state, before.account)
  const is = getAaveHealth(after.state, after.account)
  if (was.kind !== 'priced' || is.kind === 'unpriced')
    return { reason: 'a price of the account was missing' }
  const after_ = is.kind === 'priced' ? is.healthFactor : null
  return {
    toxic: after_ !== null && after_ < was.healthFactor,
    bonus: toRatio(getLiquidationBonus(before.state, before.account, collateralId)),
    threshold: toRatio(getLiquidationThreshold(before.state, before.account, collateralId)),
    healthBefore: was.healthFactor.toString(),
    healthAfter: after_?.toString() ?? null,
  }
}
