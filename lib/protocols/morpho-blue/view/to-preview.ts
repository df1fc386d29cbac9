import { toDecimalString } from '@/lib/api/decimal'
import type { LiquidationPreview } from '@/lib/api/schema/position'
import { getMorphoLiquidationPreview } from '@/lib/risk/morpho-blue/get-liquidation-preview'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { toUsdValue } from './dollars'
import type { MorphoMarketData } from './market-data'

/** The whole liquidation of a position, now or at the first price that allows it; empty where nothing does. */
export function toPreviews(data: MorphoMarketData, account: MorphoAccount): LiquidationPreview[] {
  const { state, facts, dollars } = data
  const preview = getMorphoLiquidationPreview(state, account)
  if (preview === null) return []
  const { decimals } = facts.loanToken
  const usd = (amount: bigint) => toUsdValue(amount, { dollars: dollars.loan, decimals })
  const after = preview.healthAfter
  const repaid = preview.repaidAssets.toString()
  return [
    {
      collateral: facts.collateralToken,
      debt: facts.loanToken,
      maxRepay: repaid,
      debtToCover: repaid,
      seized: preview.seizedAssets.toString(),
      protocolFee: '0',
      repayUsd: usd(preview.repaidAssets),
      seizedUsd: usd(preview.seizedValue),
      bonusUsd: usd(preview.bonusValue),
      protocolFeeUsd: '0',
      closeFactor: toDecimalString(preview.closeFactor, 18),
      healthFactorAfter: after.kind === 'priced' ? after.healthFactor.toString() : null,
      minRepayToHealthy: preview.minRepayToHealthy?.repaidAssets.toString() ?? null,
      toxic: preview.toxic,
      badDebtUsd: preview.badDebtAssets === 0n ? '0' : usd(preview.badDebtAssets),
      blocked: null,
    },
  ]
}
