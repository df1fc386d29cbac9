import { toDecimalString } from '@/lib/api/decimal'
import type { Position } from '@/lib/api/schema/position'
import { toIso } from '@/lib/api/time'
import type { AssetTrigger } from '@/lib/risk/health'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { getSkyHealthOutlook } from '@/lib/risk/sky/get-health-outlook'
import { getSkyTrigger } from '@/lib/risk/sky/get-liquidation-price'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { getSkyTimeToLiquidation } from '@/lib/risk/sky/get-time-to-liquidation'
import { getSkyUrnValue } from '@/lib/risk/sky/get-urn-value'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import { RAY, WAD } from '@/lib/risk/units'
import type { PositionAtBlock } from '../../market-adapter'
import { toAssetDistance } from '../../to-asset-distance'
import { toLeverage } from '../../to-leverage'
import { toSeconds } from '../../to-seconds'
import type { VatView } from '../read-vat-view'
import { toVatHealth } from '../read-vat-view'
import { toMarketId } from '../sky-entry'
import { toUrn } from '../to-urn'
import { type SkyVault, toSubaccount } from '../vault'
import { type SkyData, toMarketName } from './sky-data'
import { toHealth, toUniform } from './to-health'
import { toPreviews } from './to-preview'
import { toDaiPrice, toGemPrice, toPricePoint } from './to-price'
import { toYearlyFee } from './to-rate'
import { toDaiAmount, toDaiUsd, toGemUsd, toUsd } from './usd'

/**
 * One vault in the API's words. Health, distance and liquidation price are by the rate that the Vat has stored, as
 * `bark` judges; the debt that is shown includes the stability fee up to the block, as paying it would.
 *
 * @param options.vatView the Vat's own numbers at the same block; `null` where they were not read
 */
export function toPosition(
  data: SkyData,
  { vault, vatView }: { vault: SkyVault; vatView: VatView | null },
): PositionAtBlock {
  const { entry, reading, asOf } = data
  const { state } = reading
  const urn = toUrn(vault)
  const health = getSkyHealth(state, urn)
  const value = getSkyUrnValue(applySkyDrip(state), urn)
  const net = value.collateral === null ? null : value.collateral - value.debt
  const trigger = vault.art === 0n ? null : getSkyTrigger(state, urn)
  return {
    market: toMarketId(entry, state.ilk),
    marketName: toMarketName(data),
    protocol: entry.protocol,
    chainId: entry.chainId,
    ...toSubaccount(vault),
    asOf,
    eMode: null,
    health: toHealth(state, urn),
    collateralUsd: toGemUsd(vault.ink, value.price),
    debtUsd: toDaiUsd(state, value.debtDai),
    netUsd: net === null ? null : toUsd(net),
    leverage: toLeverage(value.collateral, net),
    collateral: toCollateral(data, { vault, trigger }),
    debt: toDebt(data, { vault, debtDai: value.debtDai }),
    distance: {
      uniform: toUniform(health),
      perAsset: trigger ? toAssetDistance(trigger, toPricePoint) : [],
    },
    timeToLiquidationSeconds: toSeconds(getSkyTimeToLiquidation(state, urn)),
    liquidation: toPreviews(data, { urn }),
    verified: vatView && toVerified(health, vatView),
    next: toNext(state, urn),
  }
}

function toCollateral(
  data: SkyData,
  { vault, trigger }: { vault: SkyVault; trigger: AssetTrigger | null },
): Position['collateral'] {
  const { state } = data.reading
  if (vault.ink === 0n) return []
  const isReachable = trigger?.kind === 'reachable'
  return [
    {
      ...state.gem,
      amount: toGemAmountFloor(state, vault.ink).toString(),
      price: toGemPrice(data),
      valueUsd: toGemUsd(vault.ink, getSkyPrice(state)),
      liquidationPrice: isReachable ? toPricePoint(trigger.liquidationPrice) : null,
      usedAsCollateral: true,
      liquidationThreshold: toThreshold(state),
      liquidationBonus: toDecimalString(state.chop, 18),
      supplyRate: '0',
    },
  ]
}

/** What of the collateral's value may be owed: 1 ÷ mat, floored. */
export function toThreshold({ mat }: SkyIlkState): string {
  return mat === 0n ? '0' : toDecimalString((RAY * WAD) / mat, 18)
}

function toDebt(
  data: SkyData,
  { vault, debtDai }: { vault: SkyVault; debtDai: bigint },
): Position['debt'] {
  const { state } = data.reading
  if (vault.art === 0n) return []
  return [
    {
      ...data.dai,
      amount: toDaiAmount(debtDai),
      price: toDaiPrice(data),
      valueUsd: toDaiUsd(state, debtDai),
      liquidationPrice: null,
      borrowRate: toYearlyFee(state),
    },
  ]
}

/** Without debt the Vat has nothing to judge; without a spot nobody has. */
function toVerified(
  health: ReturnType<typeof getSkyHealth>,
  vatView: VatView,
): Position['verified'] {
  const onChain = toVatHealth(vatView)
  if (onChain === null) return null
  const equal = health.kind === 'priced' && health.healthFactor === onChain
  return { onChainHealthFactor: onChain.toString(), equal }
}

function toNext(state: SkyIlkState, urn: SkyUrn): NonNullable<Position['next']> | null {
  const { nextDripped, nextFrom } = getSkyHealthOutlook(state, urn)
  if (nextDripped?.kind !== 'priced' || nextFrom === null || state.nextPrice === null) return null
  return {
    price: toPricePoint(state.nextPrice.price),
    healthFactor: nextDripped.healthFactor.toString(),
    at: toIso(nextFrom),
  }
}
