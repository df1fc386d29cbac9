import { mulDivFloor } from '../math'
import { type Address, WAD } from '../units'
import { getCometBorrowBalance } from './present-value'
import type { CometAccount, CometAsset, CometCollateral, CometMarketState } from './state'

/** Which of an asset's factors weighs its value. */
export type CometFactor =
  | 'borrowCollateralFactor'
  | 'liquidateCollateralFactor'
  | 'liquidationFactor'

/** Values in price units (8 decimals), as the contract truncates them one by one. */
export type CometSums = {
  collateral: bigint
  /** By `liquidateCollateralFactor`. */
  weighted: bigint
  debt: bigint
  /** Held or owed without a price; they are left out of the sums. */
  unpriced: Address[]
}

/** Sums an account with debt; what it lends is no collateral, and without debt nothing is owed. */
export function sumCometAccount(state: CometMarketState, account: CometAccount): CometSums {
  const unpriced: Address[] = []
  const sums = { collateral: 0n, weighted: 0n, debt: 0n, unpriced }
  for (const held of account.collateral) {
    const info = getCometAsset(state, held.offset)
    const value = getCollateralValue(info, held)
    if (value === null) unpriced.push(info.asset)
    else {
      sums.collateral += value
      sums.weighted += weigh(info, value)
    }
  }
  const owed = getCometBorrowBalance(state, account.principal)
  if (owed === 0n) return sums
  if (state.basePrice === null) unpriced.push(state.baseToken.asset)
  else sums.debt = mulDivFloor(owed, state.basePrice, state.baseScale)
  return sums
}

/** @throws RangeError for an asset that the Comet does not list. */
export function getCometAsset({ assets }: CometMarketState, offset: number): CometAsset {
  const info = assets[offset]
  if (info === undefined) throw new RangeError(`no asset ${offset} of ${assets.length}`)
  return info
}

/** Price units, floored; `null` without a price. */
export function getCollateralValue(
  { price, scale }: CometAsset,
  { amount }: Pick<CometCollateral, 'amount'>,
): bigint | null {
  return price === null ? null : mulDivFloor(amount, price, scale)
}

/** What a value counts by a factor, floored. */
export function weigh(
  info: CometAsset,
  value: bigint,
  factor: CometFactor = 'liquidateCollateralFactor',
): bigint {
  return mulDivFloor(value, info[factor], WAD)
}
