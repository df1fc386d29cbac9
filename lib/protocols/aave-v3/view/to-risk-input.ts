import type { RiskInput } from '@/lib/api/risk-input'
import type { AsOf } from '@/lib/api/schema/as-of'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { AaveAccount, AaveMarketState, AaveReserve } from '@/lib/risk/aave-v3/state'

/** What `lib/risk` needs of a market for one account: the reserves that it uses and those that it may use. */
export function toRiskInput(options: {
  entry: MarketEntry
  asOf: AsOf
  state: AaveMarketState
  account: AaveAccount
}): RiskInput {
  const { entry, asOf, state, account } = options
  const used = new Set(account.positions.map(({ reserveId }) => reserveId))
  return {
    market: entry.id,
    marketName: entry.name,
    protocol: 'aave-v3',
    asOf,
    account,
    state: {
      ...state,
      reserves: state.reserves.map((reserve) =>
        reserve && (used.has(reserve.id) || isUsable(state, reserve)) ? reserve : undefined,
      ),
    },
  }
}

/** Something new can be supplied as collateral or borrowed, in eMode or out of it. */
function isUsable({ eModes }: AaveMarketState, reserve: AaveReserve): boolean {
  if (!reserve.active || reserve.frozen || reserve.paused || reserve.price === null) return false
  if (reserve.borrowingEnabled || reserve.ltv > 0n) return true
  const bit = 1n << BigInt(reserve.id)
  return [...eModes.values()].some(
    ({ collateralBitmap, borrowableBitmap }) =>
      ((collateralBitmap | borrowableBitmap) & bit) !== 0n,
  )
}
