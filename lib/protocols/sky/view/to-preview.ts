import { toDecimalString } from '@/lib/api/decimal'
import type { LiquidationPreview } from '@/lib/api/schema/position'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { applySkyPoke } from '@/lib/risk/sky/apply-poke'
import { getSkyBarkPreview, type SkyBarkPreview } from '@/lib/risk/sky/get-bark-preview'
import { getSkyRemedies } from '@/lib/risk/sky/get-remedies'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import { WAD, type Wad } from '@/lib/risk/units'
import type { SkyData } from './sky-data'
import { toDaiAmount, toDaiUsd, toGemUsd, toUsd } from './usd'

/**
 * What a bark would do: `maxRepay` is what the auction is to raise (debt and penalty), `seized` the collateral that
 * goes into it, of which what is left over returns. The penalty is the protocol's; the bonus is what whoever starts
 * the auction gets; bad debt is what of the debt stays unpaid if the lot sells at the oracle's price.
 */
export function toPreviews(
  { reading, dai }: SkyData,
  { urn }: { urn: SkyUrn },
): LiquidationPreview[] {
  const { state } = reading
  const preview = getSkyBarkPreview(state, urn)
  if (preview === null) return []
  const { bark, price, healthAfter, saleAtPrice } = preview
  const repay = toDaiAmount(bark.tab)
  return [
    {
      collateral: state.gem,
      debt: dai,
      maxRepay: repay,
      debtToCover: repay,
      seized: toGemAmountFloor(state, bark.dink).toString(),
      protocolFee: '0',
      repayUsd: toDaiUsd(state, bark.tab),
      seizedUsd: toGemUsd(bark.dink, price) ?? '0',
      bonusUsd: toDaiUsd(state, bark.incentive),
      protocolFeeUsd: toUsd(preview.penaltyUsd),
      closeFactor: toDecimalString(preview.closeFactor, 18),
      healthFactorAfter: healthAfter.kind === 'priced' ? healthAfter.healthFactor.toString() : null,
      minRepayToHealthy: getMinRepay(state, { urn, preview }),
      toxic: false,
      badDebtUsd: toDaiUsd(state, saleAtPrice.lossToVow),
      blocked: preview.blocked,
    },
  ]
}

/** Dai that brings health to 1 at the preview's price, with the fee up to the block. */
function getMinRepay(
  state: SkyIlkState,
  { urn, preview }: { urn: SkyUrn; preview: SkyBarkPreview },
): string | null {
  const { basis, price } = preview
  const at = applySkyDrip(basis === 'now' ? state : applySkyPoke(state, price))
  const remedies = getSkyRemedies(at, urn, { level: WAD as Wad })
  if (remedies.kind === 'reached') return '0'
  if (remedies.kind === 'unknown') return null
  const repay = remedies.remedies.find(({ kind }) => kind === 'repay')
  return repay?.outcome === 'reaches' ? repay.amount.toString() : null
}
