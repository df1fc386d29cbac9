import { findFirst, type Judge, type Verdict } from '../find-first'
import { type AssetExposure, getHurtingDirection, getTriggerPrice } from '../get-trigger-price'
import type { AssetTrigger } from '../health'
import { divTowardsNegative } from '../math'
import { pow10 } from '../pow10'
import { PERCENTAGE_FACTOR, WAD, type Wad } from '../units'
import { getAaveAccountValue } from './get-account-value'
import type { AaveHealthSums } from './get-health-factor'
import { type AavePriceGroup, getGroupSums, getPriceGroups } from './get-price-group'
import { judgeLiquidatable } from './judge-liquidatable'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * For every asset held as collateral or owed: the first price integer at which the account is liquidatable,
 * seen from today's, all others held. For an account already there: the last such price on the way back to
 * health. The closed form (`getTriggerPrice`) says which way and where to look; the integer is decided by
 * the contract's own rounding, also where a truncated average threshold makes health a saw-tooth.
 */
export function getAssetTriggers(state: AaveMarketState, account: AaveAccount): AssetTrigger[] {
  const value = getAaveAccountValue(state, account)
  const reserves = account.positions.flatMap((position) => {
    const used =
      position.usedAsCollateral ||
      position.scaledVariableDebt !== 0n ||
      position.stableDebt !== undefined
    const reserve = state.reserves[position.reserveId]
    return used && reserve !== undefined ? [reserve] : []
  })
  if (value.health.kind === 'unpriced') {
    return reserves.map(({ asset }) => ({ kind: 'unknown', asset }))
  }
  const groups = getPriceGroups(state, account)
  return reserves.map(({ id, asset }) => {
    const group = groups.get(id)
    const trigger = group === undefined ? null : getTrigger(state, value, group)
    return trigger === null
      ? { kind: 'unreachable', asset }
      : { kind: 'reachable', asset, ...trigger }
  })
}

/** Base currency times bps that rounding a leg's two values can move: a unit of each at most. */
const ROUNDING = 3n * PERCENTAGE_FACTOR

type Trigger = { direction: 'down' | 'up'; liquidationPrice: bigint; distance: Wad }

function getTrigger(
  state: AaveMarketState,
  total: AaveHealthSums,
  group: AavePriceGroup,
): Trigger | null {
  const today = getGroupSums(state, group, group.price)
  const others = {
    totalCollateral: total.totalCollateral - today.totalCollateral,
    weightedCollateral: total.weightedCollateral - today.weightedCollateral,
    totalDebt: total.totalDebt - today.totalDebt,
  }
  const exposure = getExposure(group, others)
  const direction = getHurtingDirection(exposure)
  if (direction === null) return null
  const error = ROUNDING * BigInt(group.legs.length)
  const judge = (near: bigint, far: bigint) =>
    judgeLiquidatable(state.rules, {
      near: add(others, getGroupSums(state, group, near)),
      far: add(others, getGroupSums(state, group, far)),
      error,
    })
  const liquidationPrice = findLiquidationPrice(judge, {
    price: group.price,
    direction,
    closedForm: getTriggerPrice(exposure) ?? 0n,
  })
  if (liquidationPrice === null) return null
  const move =
    direction === 'down' ? group.price - liquidationPrice : liquidationPrice - group.price
  const distance = divTowardsNegative(move * WAD, group.price) as Wad
  return { direction, liquidationPrice, distance }
}

function findLiquidationPrice(
  judge: Judge,
  { price, direction, closedForm }: { price: bigint; direction: 'down' | 'up'; closedForm: bigint },
): bigint | null {
  const liquidatable = judge(price, price) === 'all'
  const towards = (direction === 'down') === liquidatable ? 'rising' : 'falling'
  const wanted: Judge = liquidatable
    ? (near, far) => negate(judge(near, far))
    : (near, far) => judge(near, far)
  const end = towards === 'falling' ? 1n : getCeiling(wanted, price, closedForm)
  if (end === null) return null
  const found = findFirst(price, end, { judge: wanted })
  if (found === null || !liquidatable) return found
  return towards === 'rising' ? found - 1n : found + 1n
}

/** A price above which the wanted side surely holds, from the closed form up; `null`: none in a uint256. */
function getCeiling(wanted: Judge, price: bigint, closedForm: bigint): bigint | null {
  const limit = 2n ** 255n
  let ceiling = (closedForm > price ? closedForm : price) + 1n
  while (wanted(ceiling, ceiling) !== 'all') {
    ceiling *= 2n
    if (ceiling > limit) return null
  }
  return ceiling
}

function negate(verdict: Verdict): Verdict {
  if (verdict === 'mixed') return 'mixed'
  return verdict === 'all' ? 'none' : 'all'
}

/** Per price unit times 1e77, so that every reserve's unit divides. */
function getExposure(group: AavePriceGroup, others: AaveHealthSums): AssetExposure {
  const scale = pow10(77)
  let weighted = 0n
  let debt = 0n
  for (const leg of group.legs) {
    weighted += leg.collateral * leg.liquidationThreshold * (scale / leg.unit)
    debt += leg.debt * PERCENTAGE_FACTOR * (scale / leg.unit)
  }
  return {
    weighted,
    debt,
    othersWeighted: others.weightedCollateral * scale,
    othersDebt: others.totalDebt * PERCENTAGE_FACTOR * scale,
  }
}

function add(a: AaveHealthSums, b: AaveHealthSums): AaveHealthSums {
  return {
    totalCollateral: a.totalCollateral + b.totalCollateral,
    weightedCollateral: a.weightedCollateral + b.weightedCollateral,
    totalDebt: a.totalDebt + b.totalDebt,
  }
}
