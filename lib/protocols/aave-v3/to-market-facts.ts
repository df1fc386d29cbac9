import type { Ray } from '@/lib/risk/units'
import { getReserveConfiguration } from './get-reserve-configuration'
import type { LensMarket, LensReserve } from './lens/lens-market'
import type { AaveMarketFacts, AaveReserveFacts } from './market-facts'

/** What the lens read beyond the state that health needs. */
export function toMarketFacts(market: LensMarket): AaveMarketFacts {
  const reserves: (AaveReserveFacts | undefined)[] = []
  for (const reserve of market.reserves) reserves[reserve.id] = toReserveFacts(reserve)
  return {
    pool: market.pool,
    oracle: market.oracle,
    sentinel: market.sentinel,
    reserves: Array.from(reserves),
  }
}

function toReserveFacts(reserve: LensReserve): AaveReserveFacts {
  const configuration = getReserveConfiguration(reserve.configuration)
  return {
    reserveId: reserve.id,
    asset: reserve.asset,
    aToken: reserve.aToken,
    variableDebtToken: reserve.variableDebtToken,
    priceSource: reserve.priceSource,
    feed: reserve.feed,
    totalSupplied: reserve.totalAToken,
    totalVariableDebt: reserve.totalVariableDebt,
    totalStableDebt: reserve.totalStableDebt,
    availableLiquidity: reserve.availableLiquidity,
    virtualBalance: reserve.virtualBalance,
    deficit: reserve.deficit,
    accruedToTreasury: reserve.accruedToTreasury,
    stableBorrowRate: reserve.stableBorrowRate as Ray,
    reserveFactor: configuration.reserveFactor,
    supplyCap: configuration.supplyCap || null,
    borrowCap: configuration.borrowCap || null,
    debtCeiling: configuration.debtCeiling || null,
    isolationModeTotalDebt: reserve.isolationModeTotalDebt,
    siloedBorrowing: configuration.siloedBorrowing,
    borrowableInIsolation: configuration.borrowableInIsolation,
    flashLoanEnabled: configuration.flashLoanEnabled,
    lastUpdateTimestamp: reserve.lastUpdateTimestamp,
  }
}
