import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { mulDivCeil, mulDivFloor } from '../math'
import { type Address, WAD, type Wad } from '../units'
import { getCometHealth } from './get-health'
import { getCometBorrowBalance, toPrincipalValue } from './present-value'
import type { CometAccount, CometAsset, CometMarketState } from './state'
import { type CometSums, getCometAsset, sumCometAccount, weigh } from './sum-account'

/** One action that alone brings an account to a level of health, or why it can't. */
export type CometRemedy = { kind: 'repay' | 'add'; asset: Address } & (
  | {
      outcome: 'reaches'
      /** Smallest units; one less does not reach it. */
      amount: bigint
      /** At the price in use, price units, ceiled. */
      value: bigint
      /** Repaying it ends the debt. */
      isAll: boolean
    }
  | {
      outcome: 'impossible'
      reason: 'paused' | 'supply-cap-exceeded' | 'does-not-count' | 'no-price'
    }
)

export type CometRemedies =
  /** Health is at the level, or there is no debt. */
  { kind: 'reached' } | { kind: 'unknown' } | { kind: 'below'; remedies: readonly CometRemedy[] }

/**
 * The smallest repayment, then for every collateral held the smallest addition, that alone brings health to `level`
 * (wad) at an accrued state. What may come new is asked for by `alsoAdd` (assets).
 */
export function getCometRemedies(
  state: CometMarketState,
  account: CometAccount,
  { level, alsoAdd = [] }: { level: Wad; alsoAdd?: readonly Address[] },
): CometRemedies {
  const health = getCometHealth(state, account)
  if (health.kind === 'unpriced') return { kind: 'unknown' }
  if (health.kind === 'no-debt' || health.healthFactor >= level) return { kind: 'reached' }
  const sums = sumCometAccount(state, account)
  const holds = (offset: number) => account.collateral.some((held) => held.offset === offset)
  const additions = state.assets
    .filter((info) => holds(info.offset) || alsoAdd.includes(info.asset))
    .map((info) => getAddition(state, account, { info, sums, level }))
  return { kind: 'below', remedies: [getRepayment(state, account, { sums, level }), ...additions] }
}

function getRepayment(
  state: CometMarketState,
  { principal }: CometAccount,
  { sums, level }: { sums: CometSums; level: Wad },
): CometRemedy {
  const { asset } = state.baseToken
  const basePrice = state.basePrice ?? 0n
  if (state.paused.supply) return { kind: 'repay', asset, outcome: 'impossible', reason: 'paused' }
  const owed = getCometBorrowBalance(state, principal)
  const bearable = mulDivFloor(sums.weighted, WAD, level)
  const reaches = (amount: bigint) => {
    const left = getCometBorrowBalance(state, toPrincipalValue(state, amount - owed))
    return mulDivFloor(left, basePrice, state.baseScale) <= bearable
  }
  const amount = findFirst(1n, owed, { judge: judgeRising(reaches) }) ?? owed
  const value = mulDivCeil(amount, basePrice, state.baseScale)
  return { kind: 'repay', asset, outcome: 'reaches', amount, value, isAll: amount === owed }
}

function getAddition(
  state: CometMarketState,
  account: CometAccount,
  { info, sums, level }: { info: CometAsset; sums: CometSums; level: Wad },
): CometRemedy {
  const { asset, offset, price, scale, liquidateCollateralFactor } = info
  const impossible = (
    reason: 'paused' | 'supply-cap-exceeded' | 'does-not-count' | 'no-price',
  ): CometRemedy => ({ kind: 'add', asset, outcome: 'impossible', reason })
  if (state.paused.supply) return impossible('paused')
  if (price === null) return impossible('no-price')
  if (liquidateCollateralFactor === 0n) return impossible('does-not-count')
  const held = account.collateral.find((one) => one.offset === offset)?.amount ?? 0n
  const counted = weigh(getCometAsset(state, offset), mulDivFloor(held, price, scale))
  const needed = mulDivCeil(sums.debt, level, WAD) - (sums.weighted - counted)
  const neededValue = mulDivCeil(needed, WAD, liquidateCollateralFactor)
  const amount = mulDivCeil(neededValue, scale, price) - held
  if (info.totalSupplyAsset + amount > info.supplyCap) return impossible('supply-cap-exceeded')
  const value = mulDivCeil(amount, price, scale)
  return { kind: 'add', asset, outcome: 'reaches', amount, value, isAll: false }
}
