import type { Health } from '../health'
import { getCometHealth } from './get-health'
import { getCometBorrowBalance, getCometSupplyBalance } from './present-value'
import type { CometAccount, CometMarketState } from './state'
import { type CometSums, sumCometAccount } from './sum-account'

/** An account in base units and in values (price units, 8 decimals; what has no price is left out). */
export type CometAccountValue = Omit<CometSums, 'unpriced'> & {
  borrowBalance: bigint
  supplyBalance: bigint
  health: Health
}

/** All that is said of an account of one Comet, at the state's indexes. */
export function getCometAccountValue(
  state: CometMarketState,
  account: CometAccount,
): CometAccountValue {
  const { unpriced: _, ...sums } = sumCometAccount(state, account)
  return {
    ...sums,
    borrowBalance: getCometBorrowBalance(state, account.principal),
    supplyBalance: getCometSupplyBalance(state, account.principal),
    health: getCometHealth(state, account),
  }
}
