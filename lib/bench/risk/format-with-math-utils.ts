import { formatReserves, formatUserSummary } from '@aave/math-utils'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'

/**
 * `@aave/math-utils` on our accounts: reserves formatted once outside the measured part, and each account
 * with only the 5 reserves it uses, which is the least work it can be given.
 */
export function createMathUtilsFormatter(state: AaveMarketState) {
  const currentTimestamp = state.timestamp
  const market = { marketReferencePriceInUsd: '100000000', marketReferenceCurrencyDecimals: 8 }
  const formattedReserves = formatReserves({
    reserves: state.reserves.flatMap((reserve) => (reserve === undefined ? [] : toPeer(reserve))),
    currentTimestamp,
    ...market,
  })
  return {
    prepare: (account: AaveAccount) =>
      account.positions.map((position) => ({
        underlyingAsset: state.reserves[position.reserveId]?.asset ?? '',
        scaledATokenBalance: position.scaledCollateral.toString(),
        usageAsCollateralEnabledOnUser: position.usedAsCollateral,
        scaledVariableDebt: position.scaledVariableDebt.toString(),
      })),
    /** Health factor as its decimal text. */
    format: (userReserves: ReturnType<AaveAccount['positions']['map']>) =>
      formatUserSummary({
        userReserves: userReserves as Parameters<typeof formatUserSummary>[0]['userReserves'],
        formattedReserves,
        currentTimestamp,
        userEmodeCategoryId: 0,
        ...market,
        marketReferencePriceInUsd: 100_000_000,
      }).healthFactor,
  }

  function toPeer(reserve: NonNullable<AaveMarketState['reserves'][number]>) {
    return {
      originalId: reserve.id,
      id: reserve.asset,
      symbol: reserve.symbol,
      name: reserve.symbol,
      decimals: reserve.decimals,
      underlyingAsset: reserve.asset,
      usageAsCollateralEnabled: true,
      reserveFactor: '1000',
      baseLTVasCollateral: reserve.ltv.toString(),
      liquidityIndex: reserve.liquidityIndex.toString(),
      reserveLiquidationThreshold: reserve.liquidationThreshold.toString(),
      reserveLiquidationBonus: reserve.liquidationBonus.toString(),
      variableBorrowIndex: reserve.variableBorrowIndex.toString(),
      variableBorrowRate: reserve.variableBorrowRate.toString(),
      availableLiquidity: '0',
      liquidityRate: reserve.liquidityRate.toString(),
      totalScaledVariableDebt: '0',
      lastUpdateTimestamp: currentTimestamp,
      borrowCap: '0',
      supplyCap: '0',
      debtCeiling: '0',
      debtCeilingDecimals: 2,
      isolationModeTotalDebt: '0',
      virtualUnderlyingBalance: '0',
      deficit: '0',
      priceInMarketReferenceCurrency: (reserve.price ?? 0n).toString(),
    }
  }
}
