import { LONGEST_TIME, SECONDS_PER_YEAR, type TimeToLiquidation } from '../time-to-liquidation'
import { getAaveAccountValue } from './get-account-value'
import { getAppliedPrice } from './get-applied-price'
import { getLiquidationThreshold } from './get-liquidation-threshold'
import { getReserveBalances } from './get-reserve-balances'
import type { AaveAccount, AaveMarketState } from './state'

const CAP = LONGEST_TIME

/** Value in base currency at second 0, growth a second; `weight` = threshold in bps. */
type Growth = { value: number; rate: number; weight: number }

/**
 * Whole seconds until interest alone makes an account liquidatable, prices and rates held: debt compounds at
 * each reserve's variable rate, stable debt at its own, supply grows linearly as between two updates of its
 * index. Doubles: the last seconds may differ from the chain's, whose rates move anyway.
 */
export function getTimeToLiquidation(
  state: AaveMarketState,
  account: AaveAccount,
): TimeToLiquidation {
  const { health } = getAaveAccountValue(state, account)
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt') return { kind: 'never' }
  if (health.liquidatable) return { kind: 'reached' }
  const { collateral, debt } = getGrowths(state, account)
  const seconds =
    state.rules.averageThreshold === 'exact'
      ? findZero(getMargin(collateral, debt), 0, CAP)
      : findZeroByStep(collateral, debt)
  return seconds === null ? { kind: 'never' } : { kind: 'seconds', seconds: Math.ceil(seconds) }
}

function getGrowths(state: AaveMarketState, account: AaveAccount) {
  const collateral: Growth[] = []
  const debt: Growth[] = []
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
    if (price === null) continue
    const balances = getReserveBalances(state, position)
    const toValue = (amount: bigint) => (Number(amount) * Number(price)) / 10 ** reserve.decimals
    const toRate = (rate: bigint) => Number(rate) / 1e27 / SECONDS_PER_YEAR
    const weight = Number(getLiquidationThreshold(state, account, reserve.id))
    const ignored = weight === 0 && state.rules.zeroThreshold === 'ignored'
    if (position.usedAsCollateral && !ignored) {
      const rate = toRate(reserve.liquidityRate)
      collateral.push({ value: toValue(balances.collateral), rate, weight })
    }
    const variable = { value: toValue(balances.variableDebt), weight: 0 }
    debt.push({ ...variable, rate: toRate(reserve.variableBorrowRate) })
    const stable = { value: toValue(balances.stableDebt), weight: 0 }
    debt.push({ ...stable, rate: toRate(position.stableDebt?.rate ?? 0n) })
  }
  return { collateral, debt }
}

type Margin = (seconds: number) => number

/** Linear minus convex, so concave: not negative at 0, it crosses 0 at most once. */
function getMargin(
  collateral: readonly Growth[],
  debt: readonly Growth[],
  weight?: number,
): Margin {
  return (seconds) => {
    let margin = 0
    for (const leg of collateral) {
      margin += leg.value * (1 + leg.rate * seconds) * (weight ?? leg.weight)
    }
    for (const leg of debt) margin -= leg.value * Math.exp(leg.rate * seconds) * 10_000
    return margin
  }
}

/** First second in `[from, to]` whose margin is negative, to a thousandth; `null`: none. */
function findZero(margin: Margin, from: number, to: number): number | null {
  if (margin(from) < 0) return from
  if (margin(to) >= 0) return null
  let low = from
  let high = to
  while (high - low > 1e-3) {
    const middle = (low + high) / 2
    if (margin(middle) < 0) high = middle
    else low = middle
  }
  return high
}

/**
 * With a truncated average threshold: the average is a ratio of two lines, so it moves one way; between two
 * whole bps it is constant and the margin concave. Each stretch in turn, at most one a bps.
 */
function findZeroByStep(collateral: readonly Growth[], debt: readonly Growth[]): number | null {
  const sum = (of: (leg: Growth) => number) => collateral.reduce((total, leg) => total + of(leg), 0)
  const value = { at0: sum((l) => l.value), slope: sum((l) => l.value * l.rate) }
  const weighted = {
    at0: sum((l) => l.value * l.weight),
    slope: sum((l) => l.value * l.weight * l.rate),
  }
  const averageAt = (seconds: number) =>
    (weighted.at0 + weighted.slope * seconds) / (value.at0 + value.slope * seconds)
  const rising = averageAt(CAP) > averageAt(0)
  let from = 0
  for (let average = Math.floor(averageAt(0) + 1e-9); from < CAP; average += rising ? 1 : -1) {
    const edge = rising ? average + 1 : average
    const end = (edge * value.at0 - weighted.at0) / (weighted.slope - edge * value.slope)
    const to = end >= from && end < CAP ? end : CAP
    const found = findZero(getMargin(collateral, debt, average), from, to)
    if (found !== null) return found
    from = to
  }
  return null
}
