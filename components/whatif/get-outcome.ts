import { toDecimalString } from '@/lib/api/decimal'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getAssetTriggers } from '@/lib/risk/aave-v3/get-asset-triggers'
import { getLiquidationPreviews } from '@/lib/risk/aave-v3/get-liquidation-previews'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { isPegged } from '@/lib/risk/changed-price'
import { getRiskStep, type RiskStep } from '@/lib/risk/get-risk-step'
import type { Health } from '@/lib/risk/health'
import { toBaseUsd } from './to-base-usd'

/** One asset's price at which the account is liquidated, all others held. */
export type OutcomeTrigger = {
  asset: string
  symbol: string
  direction: 'down' | 'up'
  /** Dollars. */
  liquidationPrice: string
  /** Ratio, towards danger. */
  distance: string
}

/** What an account comes to: today, or in a what-if. */
export type Outcome = {
  health: Health
  step: RiskStep | null
  /** The one to name first in front, as in the account's own sentence. */
  triggers: readonly OutcomeTrigger[]
  /** Dollars; `null` where a price is missing. */
  collateralUsd: string | null
  debtUsd: string | null
  /** What the liquidation to expect costs the borrower, bonus and fee; `null` where there is none. */
  lossUsd: string | null
}

/** Health, liquidation prices and the loss to expect: a few milliseconds, in server and browser alike. */
export function getOutcome(state: AaveMarketState, account: AaveAccount): Outcome {
  const { health, totalCollateral, totalDebt } = getAaveAccountValue(state, account)
  const usd = (value: bigint) => (health.kind === 'unpriced' ? null : toBaseUsd(state, value))
  const [expected] = getLiquidationPreviews(state, account)
  return {
    health,
    step: health.kind === 'priced' ? getRiskStep(health.healthFactor) : null,
    triggers: health.kind === 'priced' ? getTriggers(state, account) : [],
    collateralUsd: usd(totalCollateral),
    debtUsd: usd(totalDebt),
    lossUsd: expected ? toBaseUsd(state, expected.bonusBase + expected.protocolFeeBase) : null,
  }
}

function getTriggers(state: AaveMarketState, account: AaveAccount): OutcomeTrigger[] {
  return getAssetTriggers(state, account)
    .flatMap((trigger) => {
      const reserve = state.reserves.find((each) => each?.asset === trigger.asset)
      if (trigger.kind !== 'reachable' || !reserve) return []
      const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
      return [
        { trigger, reserve, isPegged: price !== null && isPegged(price, state.baseCurrencyUnit) },
      ]
    })
    .sort(
      (a, b) =>
        Number(a.isPegged) - Number(b.isPegged) ||
        compare(a.trigger.distance, b.trigger.distance) ||
        a.trigger.direction.localeCompare(b.trigger.direction),
    )
    .map(({ trigger, reserve }) => ({
      asset: reserve.asset,
      symbol: reserve.symbol,
      direction: trigger.direction,
      liquidationPrice: toBaseUsd(state, trigger.liquidationPrice),
      distance: toDecimalString(trigger.distance, 18),
    }))
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
