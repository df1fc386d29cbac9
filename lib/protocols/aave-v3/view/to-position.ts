import { toDecimalString, toRatio } from '@/lib/api/decimal'
import type {
  CollateralLeg,
  DebtLeg,
  HealthJson,
  LiquidationPreview,
  Position,
} from '@/lib/api/schema/position'
import type { PricePoint } from '@/lib/api/schema/price'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { PositionAtBlock } from '@/lib/protocols/market-adapter'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getAssetTriggers } from '@/lib/risk/aave-v3/get-asset-triggers'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { getReserveBalances } from '@/lib/risk/aave-v3/get-reserve-balances'
import { getTimeToLiquidation } from '@/lib/risk/aave-v3/get-time-to-liquidation'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import { getLiquidationBonus } from '@/lib/risk/aave-v3/liquidation/get-liquidation-bonus'
import { getLiquidationPreviews } from '@/lib/risk/aave-v3/liquidation/get-liquidation-previews'
import type { AaveLiquidationPreview } from '@/lib/risk/aave-v3/liquidation/liquidation'
import type { AaveAccount, AaveReserve, AaveReservePosition } from '@/lib/risk/aave-v3/state'
import type { AssetTrigger, Health } from '@/lib/risk/health'
import { toUniformDistance } from '@/lib/risk/to-uniform-distance'
import { toAssetDistance } from '../../to-asset-distance'
import { toLeverage } from '../../to-leverage'
import { toSeconds } from '../../to-seconds'
import type { AaveSnapshotData } from './snapshot-data'
import { toPrice, toPricePoint } from './to-price'
import { getValue, toUsd } from './to-usd'

/**
 * One account in one market, in the API's words; `null` where it neither holds nor owes anything.
 * @param onChainHealthFactor the protocol's own, at the same block; `null` where it was not read
 */
export function toPosition(options: {
  entry: MarketEntry
  data: AaveSnapshotData
  account: AaveAccount
  onChainHealthFactor: bigint | null
}): PositionAtBlock | null {
  const { entry, data, account, onChainHealthFactor } = options
  const { state } = data
  const value = getAaveAccountValue(state, account)
  const triggers = getAssetTriggers(state, account)
  const legs = account.positions.flatMap((position) => {
    const reserve = state.reserves[position.reserveId]
    if (!reserve) return []
    const trigger = triggers.find(({ asset }) => asset === reserve.asset)
    return [{ data, account, position, reserve, trigger }]
  })
  const collateral = legs.flatMap(toCollateralLeg)
  const debt = legs.flatMap(toDebtLeg)
  if (collateral.length === 0 && debt.length === 0) return null
  const priced = value.health.kind !== 'unpriced'
  const net = value.totalCollateral - value.totalDebt
  const usd = (amount: bigint) => (priced ? toUsd(amount, state.baseCurrencyUnit) : null)
  const eMode = state.eModes.get(account.eModeCategoryId)
  return {
    market: entry.id,
    marketName: entry.name,
    protocol: entry.protocol,
    chainId: entry.chainId,
    asOf: data.asOf,
    eMode: account.eModeCategoryId
      ? { id: account.eModeCategoryId, label: eMode?.label ?? '' }
      : null,
    health: toHealth(value.health, () => isLiquidatable(state, account)),
    collateralUsd: usd(value.totalCollateral),
    debtUsd: usd(value.totalDebt),
    netUsd: usd(net),
    leverage: priced ? toLeverage(value.totalCollateral, net) : null,
    collateral,
    debt,
    distance: {
      uniform: toUniform(value.health),
      perAsset: triggers.flatMap((trigger) =>
        toAssetDistance(trigger, (raw) => toPricePoint(raw, state.baseCurrencyUnit)),
      ),
    },
    timeToLiquidationSeconds: toSeconds(getTimeToLiquidation(state, account)),
    liquidation: getLiquidationPreviews(state, account).flatMap((each) => toPreview(data, each)),
    verified: onChainHealthFactor === null ? null : toVerified(value.health, onChainHealthFactor),
  }
}

/** @param canBeLiquidated asked only below health 1: would a liquidation succeed now? */
export function toHealth(health: Health, canBeLiquidated: () => boolean): HealthJson {
  if (health.kind === 'priced')
    return {
      kind: 'priced',
      healthFactor: health.healthFactor.toString(),
      liquidatable: health.liquidatable && canBeLiquidated(),
    }
  if (health.kind === 'unpriced') return { kind: 'unpriced', assets: [...health.assets] }
  return { kind: 'no-debt' }
}

/** Uniform distance as a ratio; `null` where there is none: no debt, no collateral, or a price is missing. */
export function toUniform(health: Health): string | null {
  const distance = toUniformDistance(health)
  return 'fall' in distance ? toDecimalString(distance.fall, 18) : null
}

type Leg = {
  data: AaveSnapshotData
  account: AaveAccount
  position: AaveReservePosition
  reserve: AaveReserve
  trigger: AssetTrigger | undefined
}

function toLeg(leg: Leg, side: 'collateral' | 'debt') {
  const { data, account, position, reserve, trigger } = leg
  const { state } = data
  const amount = getReserveBalances(state, position)[side]
  const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
  const { decimals } = reserve
  const rounding = side === 'debt' ? 'ceil' : 'floor'
  return {
    asset: reserve.asset,
    symbol: reserve.symbol,
    decimals,
    amount: amount.toString(),
    price: toPrice({
      price,
      facts: data.facts.reserves[reserve.id],
      heartbeats: data.heartbeats,
      timestamp: state.timestamp,
      baseCurrencyUnit: state.baseCurrencyUnit,
    }),
    valueUsd:
      price === null
        ? null
        : toUsd(getValue({ amount, price, decimals, rounding }), state.baseCurrencyUnit),
    liquidationPrice: toLiquidationPrice(trigger, state.baseCurrencyUnit),
  }
}

function toCollateralLeg(leg: Leg): CollateralLeg[] {
  const { data, account, position, reserve } = leg
  if (position.scaledCollateral === 0n) return []
  const liquidationThreshold = getLiquidationThreshold(data.state, account, reserve.id)
  const base = toLeg(leg, 'collateral')
  return [
    {
      ...base,
      liquidationPrice: position.usedAsCollateral ? base.liquidationPrice : null,
      usedAsCollateral: position.usedAsCollateral,
      liquidationThreshold: toRatio(liquidationThreshold),
      liquidationBonus: toRatio(getLiquidationBonus(data.state, account, reserve.id)),
      supplyRate: toDecimalString(reserve.liquidityRate, 27),
    },
  ]
}

function toDebtLeg(leg: Leg): DebtLeg[] {
  const { position, reserve } = leg
  const { scaledVariableDebt, stableDebt } = position
  if (scaledVariableDebt === 0n && (stableDebt?.principal ?? 0n) === 0n) return []
  const rate =
    scaledVariableDebt === 0n && stableDebt ? stableDebt.rate : reserve.variableBorrowRate
  return [{ ...toLeg(leg, 'debt'), borrowRate: toDecimalString(rate, 27) }]
}

function toLiquidationPrice(trigger: AssetTrigger | undefined, unit: bigint): PricePoint | null {
  return trigger?.kind === 'reachable' ? toPricePoint(trigger.liquidationPrice, unit) : null
}

function toVerified(health: Health, onChain: bigint): Position['verified'] {
  const ours = health.kind === 'no-debt' ? 2n ** 256n - 1n : undefined
  const equal = health.kind === 'priced' ? health.healthFactor === onChain : ours === onChain
  return { onChainHealthFactor: onChain.toString(), equal }
}

function toPreview(data: AaveSnapshotData, preview: AaveLiquidationPreview): LiquidationPreview[] {
  const { state } = data
  const collateral = state.reserves[preview.collateralId]
  const debt = state.reserves[preview.debtId]
  if (!collateral || !debt) return []
  const usd = (value: bigint) => toUsd(value, state.baseCurrencyUnit)
  const after = preview.healthFactorAfter
  return [
    {
      collateral: pickToken(collateral),
      debt: pickToken(debt),
      maxRepay: preview.maxRepay.toString(),
      debtToCover: preview.debtToCover.toString(),
      seized: preview.seized.toString(),
      protocolFee: preview.protocolFee.toString(),
      repayUsd: usd(preview.repayBase),
      seizedUsd: usd(preview.seizedBase),
      bonusUsd: usd(preview.bonusBase),
      protocolFeeUsd: usd(preview.protocolFeeBase),
      closeFactor: toRatio(preview.closeFactor),
      healthFactorAfter: after.kind === 'priced' ? after.healthFactor.toString() : null,
      minRepayToHealthy: preview.minRepayToHealthy?.toString() ?? null,
      toxic: preview.toxic,
      badDebtUsd: usd(preview.badDebtBase),
      blocked: preview.blocked,
    },
  ]
}

function pickToken({ asset, symbol, decimals }: AaveReserve) {
  return { asset, symbol, decimals }
}
