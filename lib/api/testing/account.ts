import type { Account, Position } from '../schema/position'
import {
  asOfByMarket,
  BORROWER,
  downSource,
  freshSource,
  LATE_BORROWER,
  LEGACY_MARKET_ID,
  MARKET_ID,
  STRANGER,
  SUPPLIER,
  sourceByMarket,
  UNPRICED_BORROWER,
} from './chain'
import { latePosition, noDebtPosition, unpricedPosition } from './late-position'
import { legacyPosition, position } from './position'

function toAccount(address: Account['address'], positions: Position[]): Account {
  return {
    address,
    ensName: null,
    positions,
    unread: [],
    asOf: asOfByMarket,
    source: sourceByMarket,
  }
}

/** Health 1.25 in one market and 1.3 in the other; has an ENS name. */
export const account: Account = {
  ...toAccount(BORROWER, [position, legacyPosition]),
  ensName: 'borrower.eth',
}
/** Liquidatable, health 0.9876… */
export const lateAccount = toAccount(LATE_BORROWER, [latePosition])
export const noDebtAccount = toAccount(SUPPLIER, [noDebtPosition])
export const unpricedAccount = toAccount(UNPRICED_BORROWER, [unpricedPosition])
/** Both markets were read, and there is nothing. */
export const emptyAccount = toAccount(STRANGER, [])
/** The second market could not be read: what is there is unknown. */
export const partlyReadAccount: Account = {
  ...toAccount(BORROWER, [position]),
  unread: [{ market: LEGACY_MARKET_ID, marketName: legacyPosition.marketName, source: downSource }],
  asOf: { [MARKET_ID]: position.asOf },
  source: { [MARKET_ID]: freshSource, [LEGACY_MARKET_ID]: downSource },
}
/** By address, as the fixture engine finds them. */
export const accounts: readonly Account[] = [account, lateAccount, noDebtAccount, unpricedAccount]
