import type { AssetTrigger } from '../health'
import { divCeil, divTowardsNegative, mulDivCeil } from '../math'
import { WAD, type Wad } from '../units'
import { getCometBorrowBalance } from './present-value'
import type { CometAccount, CometAsset, CometCollateral, CometMarketState } from './state'
import {
  type CometSums,
  getCollateralValue,
  getCometAsset,
  sumCometAccount,
  weigh,
} from './sum-account'

/**
 * For every collateral held, then for the base token where it is owed: the first price integer at which the account
 * is liquidatable, seen from today's, all others held; for one already there the last on the way back to health.
 * Exact, by the contract's own truncation.
 */
export function getCometAssetTriggers(
  state: CometMarketState,
  account: CometAccount,
): AssetTrigger[] {
  const base = state.baseToken.asset
  const owed = getCometBorrowBalance(state, account.principal)
  const assets = account.collateral.map(({ offset }) => getCometAsset(state, offset).asset)
  if (owed === 0n) return assets.map((asset) => ({ kind: 'unreachable', asset }))
  const sums = sumCometAccount(state, account)
  if (sums.unpriced.length > 0) {
    return [...assets, base].map((asset) => ({ kind: 'unknown', asset }))
  }
  const triggers = account.collateral.map((held) =>
    getCollateralTrigger(getCometAsset(state, held.offset), held, sums),
  )
  return [...triggers, getBaseTrigger(state, owed, sums)]
}

function getCollateralTrigger(
  info: CometAsset,
  held: CometCollateral,
  { weighted, debt }: CometSums,
): AssetTrigger {
  const { asset, price, scale, liquidateCollateralFactor } = info
  const value = getCollateralValue(info, held)
  if (price === null || value === null) return { kind: 'unknown', asset }
  const needed = debt - (weighted - weigh(info, value))
  if (needed <= 0n || liquidateCollateralFactor === 0n || held.amount === 0n) {
    return { kind: 'unreachable', asset }
  }
  const neededValue = mulDivCeil(needed, WAD, liquidateCollateralFactor)
  const liquidationPrice = mulDivCeil(neededValue, scale, held.amount) - 1n
  if (liquidationPrice <= 0n) return { kind: 'unreachable', asset }
  const distance = divTowardsNegative((price - liquidationPrice) * WAD, price) as Wad
  return { kind: 'reachable', asset, direction: 'down', liquidationPrice, distance }
}

function getBaseTrigger(
  { baseToken: { asset }, basePrice, baseScale }: CometMarketState,
  owed: bigint,
  { weighted }: CometSums,
): AssetTrigger {
  if (basePrice === null) return { kind: 'unknown', asset }
  const liquidationPrice = divCeil((weighted + 1n) * baseScale, owed)
  if (liquidationPrice <= 1n) return { kind: 'unreachable', asset }
  const distance = divTowardsNegative((liquidationPrice - basePrice) * WAD, basePrice) as Wad
  return { kind: 'reachable', asset, direction: 'up', liquidationPrice, distance }
}
