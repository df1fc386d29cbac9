import { findFirst, type Judge, type Verdict } from '../../find-first'
import { divCeil } from '../../math'
import { pow10 } from '../../pow10'
import { type Address, type BaseCurrency, PERCENTAGE_FACTOR, WAD, type Wad } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { getAppliedPrice } from '../get-applied-price'
import { getAaveHealthFactor } from '../get-health-factor'
import { getLiquidationThreshold } from '../get-liquidation-threshold'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveAccountValue, AaveMarketState, AaveReserve } from '../state'
import { type AppliedAmount, applyAdd, applyRepay } from './apply-what-if-amount'
import type { AaveWhatIfObstacle } from './what-if'

/** One action that alone brings an account to a level of health, or why it can't. */
export type AaveRemedy = { kind: 'repay' | 'add'; asset: Address } & (
  | {
      outcome: 'reaches'
      /** Smallest units; one less does not reach it. */
      amount: bigint
      /** At the price in use, ceiled. */
      value: BaseCurrency
      /** Repaying it ends this debt. */
      isAll: boolean
    }
  | { outcome: 'impossible'; reason: AaveWhatIfObstacle | 'not-enough' | 'does-not-count' }
)

export type AaveRemedies =
  /** Health is at the level, or there is no debt. */
  | { kind: 'reached' }
  /** A price is missing. */
  | { kind: 'unknown' }
  | { kind: 'below'; remedies: readonly AaveRemedy[] }

/** No token has more: twice uint128. */
const MOST = 2n ** 129n

/**
 * For every debt the smallest repayment, for every collateral the smallest addition, that alone brings health
 * to `level` (wad) or above, at the state's prices. Decided by the contracts' own rounding: applied by
 * `applyWhatIf`, health is at the level, and with one unit less it is not.
 * What may come new as collateral is asked for by `alsoAdd` (assets).
 */
export function getRemedies(
  state: AaveMarketState,
  account: AaveAccount,
  { level, alsoAdd = [] }: { level: Wad; alsoAdd?: readonly Address[] },
): AaveRemedies {
  const value = getAaveAccountValue(state, account)
  if (value.health.kind === 'unpriced') return { kind: 'unknown' }
  if (isAtLevel(value, level)) return { kind: 'reached' }
  const remedies: AaveRemedy[] = []
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined || getReserveBalances(state, position).debt === 0n) continue
    remedies.push(getRepayment(state, account, { reserve, level }))
  }
  for (const reserve of state.reserves) {
    if (reserve === undefined) continue
    const position = account.positions.find(({ reserveId }) => reserveId === reserve.id)
    if (position?.usedAsCollateral || alsoAdd.includes(reserve.asset))
      remedies.push(getAddition(state, account, { reserve, level, value }))
  }
  return { kind: 'below', remedies }
}

function isAtLevel({ health }: AaveAccountValue, level: Wad): boolean {
  return health.kind === 'no-debt' || (health.kind === 'priced' && health.healthFactor >= level)
}

type Search = { reserve: AaveReserve; level: Wad }

function getRepayment(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, level }: Search,
): AaveRemedy {
  const { asset } = reserve
  const position = account.positions.find(({ reserveId }) => reserveId === reserve.id)
  const debt = position ? getReserveBalances(state, position).debt : 0n
  const all = applyRepay(state, account, { reserve, amount: 'all' })
  if (all.kind === 'left-out')
    return { kind: 'repay', asset, outcome: 'impossible', reason: all.obstacle }
  const reaches = (amount: bigint) =>
    isAtLevel(valueAfter(state, applyRepay(state, account, { reserve, amount })), level)
  const amount = findFirst(1n, debt, { judge: judgeRising(reaches), budget: 512 })
  if (amount === null) return { kind: 'repay', asset, outcome: 'impossible', reason: 'not-enough' }
  return {
    kind: 'repay',
    asset,
    outcome: 'reaches',
    amount,
    value: toValue(state, account, { reserve, amount }),
    isAll: amount === debt,
  }
}

function getAddition(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, level, value }: Search & { value: AaveAccountValue },
): AaveRemedy {
  const { asset } = reserve
  const impossible = (
    reason: AaveWhatIfObstacle | 'not-enough' | 'does-not-count',
  ): AaveRemedy => ({
    kind: 'add',
    asset,
    outcome: 'impossible',
    reason,
  })
  const probe = applyAdd(state, account, { reserve, amount: MOST })
  if (probe.kind === 'left-out') return impossible(probe.obstacle)
  const threshold = getLiquidationThreshold(state, account, reserve.id)
  const counts = probe.account.positions.some(
    ({ reserveId, usedAsCollateral }) => reserveId === reserve.id && usedAsCollateral,
  )
  if (!counts || threshold === 0n) return impossible('does-not-count')
  const known = new Map<bigint, AaveAccountValue>()
  const after = (amount: bigint) => {
    const found =
      known.get(amount) ?? valueAfter(state, applyAdd(state, account, { reserve, amount }))
    known.set(amount, found)
    return found
  }
  const most = findEnough((amount) => isAtLevel(after(amount), level), {
    start: getFirstGuess(state, account, { reserve, level, value }),
  })
  if (most === null)
    return impossible(after(MOST).health.kind === 'unpriced' ? 'no-price' : 'not-enough')
  const judge: Judge =
    state.rules.averageThreshold === 'exact'
      ? judgeRising((amount) => isAtLevel(after(amount), level))
      : (near, far) => judgeTruncated(state, { near: after(near), far: after(far), level })
  const amount = findFirst(1n, most, { judge, budget: 512 })
  if (amount === null) return impossible('not-enough')
  return {
    kind: 'add',
    asset,
    outcome: 'reaches',
    amount,
    value: toValue(state, account, { reserve, amount }),
    isAll: false,
  }
}

function valueAfter(state: AaveMarketState, applied: AppliedAmount): AaveAccountValue {
  if (applied.kind === 'left-out')
    throw new RangeError(`a step that is left out: ${applied.obstacle}`)
  return getAaveAccountValue(state, applied.account)
}

/** Where more is never worse, the ends decide. */
function judgeRising(reaches: (amount: bigint) => boolean): Judge {
  return (near, far) => (reaches(near) ? 'all' : reaches(far) ? 'mixed' : 'none')
}

/**
 * Up to v3.4 the average threshold is truncated, and health is a saw-tooth of what is added: with more of one
 * collateral the average moves one way, so between two ends health is bounded by either's average at the
 * larger and at the smaller sum.
 */
function judgeTruncated(
  { rules }: AaveMarketState,
  { near, far, level }: { near: AaveAccountValue; far: AaveAccountValue; level: Wad },
): Verdict {
  const [one, other] = [near.averageLiquidationThreshold, far.averageLiquidationThreshold]
  const low = one < other ? one : other
  const high = one < other ? other : one
  const getHealth = (totalCollateral: bigint, average: bigint) =>
    getAaveHealthFactor(rules, {
      totalCollateral,
      weightedCollateral: totalCollateral * average,
      totalDebt: near.totalDebt,
    })
  if (getHealth(near.totalCollateral, low) >= level) return 'all'
  return getHealth(far.totalCollateral, high) < level ? 'none' : 'mixed'
}

/** What the closed form says is missing, in the reserve's token: `(level · debt − weighted) ÷ threshold ÷ price`. */
function getFirstGuess(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, level, value }: Search & { value: AaveAccountValue },
): bigint {
  const threshold = getLiquidationThreshold(state, account, reserve.id)
  const price = getAppliedPrice(state, account.eModeCategoryId, reserve) ?? 1n
  const needed = (level * value.totalDebt * PERCENTAGE_FACTOR) / WAD - value.weightedCollateral
  const missing = needed > 0n ? needed / threshold + 1n : 1n
  return (missing * pow10(reserve.decimals)) / price + 1n
}

/** An amount that is enough, doubling from a guess; `null` where none is. */
function findEnough(
  reaches: (amount: bigint) => boolean,
  { start }: { start: bigint },
): bigint | null {
  for (let amount = start; amount < MOST; amount *= 2n) if (reaches(amount)) return amount
  return reaches(MOST) ? MOST : null
}

function toValue(
  state: AaveMarketState,
  account: AaveAccount,
  { reserve, amount }: { reserve: AaveReserve; amount: bigint },
): BaseCurrency {
  const price = getAppliedPrice(state, account.eModeCategoryId, reserve) ?? 0n
  return divCeil(amount * price, pow10(reserve.decimals)) as BaseCurrency
}
