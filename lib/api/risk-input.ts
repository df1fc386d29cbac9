import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { AsOf } from './schema/as-of'

/**
 * The exact inputs of `lib/risk` for one account in one market at one block, so that a browser can work out
 * what the server did, and what would be. One kind a protocol. Handed to components, not part of the JSON API.
 */
export type RiskInput = { market: string; marketName: string; asOf: AsOf } & AaveRiskInput

export type AaveRiskInput = {
  protocol: 'aave-v3'
  /** Only the reserves that the account uses or may use; the others are holes. */
  state: AaveMarketState
  account: AaveAccount
}
