import type { LiquidationPreview } from '@/lib/api/schema/position'
import type { CometAbsorbPreview } from '@/lib/risk/compound-v3/absorption'
import { getCometAbsorbPreview } from '@/lib/risk/compound-v3/get-absorb-preview'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import { getAbsorptionParts } from '../get-absorption-parts'
import { toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'

/**
 * The absorption of an account, one row a collateral: each with the part of the debt that its credit pays, the first
 * also with what none pays. All rows happen together; nobody can take less, so no smaller repay brings health to 1.
 */
export function toPreviews(data: CometSnapshotData, account: CometAccount): LiquidationPreview[] {
  const { state } = data
  const preview = getCometAbsorbPreview(state, account)
  if (!preview) return []
  const { quote } = data
  const { symbol, decimals, asset } = state.baseToken
  const debt = { asset, symbol, decimals }
  return toParts(data, preview).map(({ part, held }, index): LiquidationPreview => {
    const collateral = state.assets[held?.offset ?? -1] ?? debt
    return {
      collateral: {
        asset: collateral.asset,
        symbol: collateral.symbol,
        decimals: collateral.decimals,
      },
      debt,
      maxRepay: part.debt.toString(),
      debtToCover: part.debt.toString(),
      seized: (held?.amount ?? 0n).toString(),
      protocolFee: '0',
      repayUsd: toUsd(part.debtValue, quote),
      seizedUsd: toUsd(held?.value ?? 0n, quote),
      bonusUsd: toUsd(part.penaltyValue ?? 0n, quote),
      protocolFeeUsd: '0',
      closeFactor: '1',
      healthFactorAfter: null,
      minRepayToHealthy: null,
      toxic: false,
      badDebtUsd: toUsd(part.badDebtValue ?? 0n, quote),
      blocked: preview.blocked,
      ...(index === 0 ? { returned: toReturned(data, preview) } : {}),
    }
  })
}

function toParts({ state }: CometSnapshotData, preview: CometAbsorbPreview) {
  const { basePaidOut, valueOfBasePaidOut, collateral, debt } = preview
  const raw = {
    basePaidOut,
    valueOfBasePaidOut,
    collateral: collateral.map((held) => ({ ...held, logIndex: 0 })),
  }
  const liquidationFactors = collateral.map(
    ({ offset }) => state.assets[offset]?.liquidationFactor ?? 0n,
  )
  const parts = getAbsorptionParts(raw, { returned: basePaidOut - debt, liquidationFactors })
  return parts.map((part, index) => ({ part, held: collateral[index] }))
}

function toReturned(
  { quote }: CometSnapshotData,
  { baseSupplied, basePaidOut, valueOfBasePaidOut }: CometAbsorbPreview,
): NonNullable<LiquidationPreview['returned']> {
  const value = basePaidOut === 0n ? 0n : (valueOfBasePaidOut * baseSupplied) / basePaidOut
  return { amount: baseSupplied.toString(), valueUsd: toUsd(value, quote) }
}
