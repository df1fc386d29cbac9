import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Sale } from '@/lib/risk/liquidation-quality/sale'

/** A listed liquidation as the statistics take it. */
export function toSale(liquidation: Liquidation): Sale {
  const { mechanism, borrower, blockHash, collateral, debt, bonusUsd } = liquidation
  const repaidUsd = toNumber(debt.valueUsd)
  const badDebtUsd = toNumber(liquidation.badDebtUsd)
  return {
    mechanism,
    occasion: `${mechanism} ${borrower} ${blockHash}`,
    liquidator: liquidation.liquidator,
    collateral: collateral.asset,
    seizedUsd: toNumber(collateral.valueUsd),
    repaidUsd,
    coveredUsd: getCovered(liquidation, { repaidUsd, badDebtUsd }),
    badDebtUsd,
    // An absorption's bonus is the protocol's: who called for it is paid nothing.
    bonusUsd: mechanism === 'absorption' ? null : toNumber(bonusUsd),
    blocksLate: liquidation.blocksLate,
    isFollowed: liquidation.healthFactorBefore !== null,
    healthAfter:
      liquidation.healthFactorAfter === null ? null : BigInt(liquidation.healthFactorAfter),
  }
}

/**
 * Of the debt itself: an absorption's debt holds what nobody paid, an auction's buyers pay a penalty on top of it.
 */
function getCovered(
  { mechanism, protocolFeeUsd }: Liquidation,
  { repaidUsd, badDebtUsd }: Pick<Sale, 'repaidUsd' | 'badDebtUsd'>,
): number | null {
  if (repaidUsd === null || mechanism === 'fixed-spread') return repaidUsd
  const beside = mechanism === 'absorption' ? badDebtUsd : toNumber(protocolFeeUsd)
  return beside === null ? null : Math.max(0, repaidUsd - beside)
}

function toNumber(usd: string | null): number | null {
  return usd === null ? null : Number(usd)
}
