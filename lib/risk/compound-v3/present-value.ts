import { divCeil } from '../math'
import { BASE_INDEX_SCALE, type CometMarketState } from './state'

type Indexes = Pick<CometMarketState, 'baseSupplyIndex' | 'baseBorrowIndex'>

/** Base units of a principal at the state's indexes: both what is lent and what is owed round to zero. */
export function toPresentValue(indexes: Indexes, principal: bigint): bigint {
  const index = principal >= 0n ? indexes.baseSupplyIndex : indexes.baseBorrowIndex
  return (principal * index) / BASE_INDEX_SCALE
}

/** Principal of a balance in base units: what is lent rounds down, what is owed rounds up. */
export function toPrincipalValue(indexes: Indexes, balance: bigint): bigint {
  if (balance >= 0n) return (balance * BASE_INDEX_SCALE) / indexes.baseSupplyIndex
  return -divCeil(-balance * BASE_INDEX_SCALE, indexes.baseBorrowIndex)
}

/** Base units owed: `borrowBalanceOf`, where the indexes are at the block's time. */
export function getCometBorrowBalance(indexes: Indexes, principal: bigint): bigint {
  return principal < 0n ? -toPresentValue(indexes, principal) : 0n
}

/** Base units lent: `balanceOf`, where the indexes are at the block's time. */
export function getCometSupplyBalance(indexes: Indexes, principal: bigint): bigint {
  return principal > 0n ? toPresentValue(indexes, principal) : 0n
}
