import { toDecimalString } from '@/lib/api/decimal'
import type { CollateralLeg, DebtLeg, Position } from '@/lib/api/schema/position'
import type { PricePoint } from '@/lib/api/schema/price'
import type { PositionAtBlock } from '@/lib/protocols/market-adapter'
import {
  type CometAccountValue,
  getCometAccountValue,
} from '@/lib/risk/compound-v3/get-account-value'
import { getCometAssetTriggers } from '@/lib/risk/compound-v3/get-asset-triggers'
import { getCometTimeToLiquidation } from '@/lib/risk/compound-v3/get-time-to-liquidation'
import type { CometAccount, CometCollateral } from '@/lib/risk/compound-v3/state'
import type { AssetTrigger } from '@/lib/risk/health'
import type { Address } from '@/lib/risk/units'
import { toAssetDistance } from '../../to-asset-distance'
import { toLeverage } from '../../to-leverage'
import { toSeconds } from '../../to-seconds'
import { getExpectedView } from '../audit-accounts'
import type { CometEntry } from '../entry'
import type { CometQuote } from '../get-quote'
import type { CometOwnView } from '../read-own-view'
import { getValue, toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'
import { toHealth, toUniform } from './to-health'
import { toPenaltyFactor } from './to-penalty'
import { toPreviews } from './to-preview'
import { toAssetPrice, toBasePrice, toPricePoint } from './to-price'
import { toYearlyRate } from './to-rate'

/**
 * One account of a Comet in the API's words; `null` where it neither holds, lends nor owes anything. What it lends is
 * listed without counting as collateral.
 *
 * @param options.ownView the Comet's own at the same block; `null` where it was not read
 */
export function toPosition(options: {
  entry: CometEntry
  data: CometSnapshotData
  account: CometAccount
  ownView: CometOwnView | null
}): PositionAtBlock | null {
  const { entry, data, account, ownView } = options
  const { state, quote } = data
  const value = getCometAccountValue(state, account)
  const { health } = value
  const triggers = getCometAssetTriggers(state, account)
  const find = (asset: Address) => triggers.find((trigger) => trigger.asset === asset)
  const held = account.collateral.flatMap((each) => toCollateralLeg(data, { held: each, find }))
  const collateral = [...held, ...toLentLeg(data, value)]
  const debt = toDebtLeg(data, { value, trigger: find(state.baseToken.asset) })
  if (collateral.length === 0 && debt.length === 0) return null
  const isPriced = health.kind !== 'unpriced'
  const net = value.collateral - value.debt
  const usd = (amount: bigint) => (isPriced ? toUsd(amount, quote) : null)
  return {
    market: entry.id,
    marketName: entry.name,
    protocol: entry.protocol,
    chainId: entry.chainId,
    asOf: data.asOf,
    eMode: null,
    health: toHealth(health, state),
    collateralUsd: usd(value.collateral),
    debtUsd: usd(value.debt),
    netUsd: usd(net),
    leverage: isPriced ? toLeverage(value.collateral, net) : null,
    collateral,
    debt,
    distance: {
      uniform: toUniform(health),
      perAsset: triggers.flatMap((trigger) =>
        toAssetDistance(trigger, (raw) => toPricePoint(raw, quote)),
      ),
    },
    timeToLiquidationSeconds: toSeconds(getCometTimeToLiquidation(state, account)),
    liquidation: toPreviews(data, account),
    verified: ownView && toVerified(data, { account, ownView }),
  }
}

type FindTrigger = (asset: Address) => AssetTrigger | undefined

function toCollateralLeg(
  data: CometSnapshotData,
  { held, find }: { held: CometCollateral; find: FindTrigger },
): CollateralLeg[] {
  const { state, quote } = data
  const info = state.assets[held.offset]
  if (!info) return []
  const { asset, symbol, decimals, price, scale } = info
  return [
    {
      asset,
      symbol,
      decimals,
      amount: held.amount.toString(),
      price: toAssetPrice(data, info),
      valueUsd: price === null ? null : toUsd(getValue(held.amount, { price, scale }), quote),
      liquidationPrice: toLiquidationPrice(find(asset), quote),
      usedAsCollateral: true,
      liquidationThreshold: toDecimalString(info.liquidateCollateralFactor, 18),
      liquidationBonus: toPenaltyFactor(info),
      supplyRate: '0',
    },
  ]
}

function toLentLeg(
  data: CometSnapshotData,
  { supplyBalance }: Pick<CometAccountValue, 'supplyBalance'>,
): CollateralLeg[] {
  if (supplyBalance === 0n) return []
  return [
    {
      ...toBaseLeg(data, { amount: supplyBalance, rounding: 'floor' }),
      liquidationPrice: null,
      usedAsCollateral: false,
      liquidationThreshold: '0',
      liquidationBonus: '1',
      supplyRate: toYearlyRate(data.state.supplyRate),
    },
  ]
}

function toDebtLeg(
  data: CometSnapshotData,
  { value, trigger }: { value: CometAccountValue; trigger: AssetTrigger | undefined },
): DebtLeg[] {
  if (value.borrowBalance === 0n) return []
  return [
    {
      ...toBaseLeg(data, { amount: value.borrowBalance, rounding: 'ceil' }),
      liquidationPrice: toLiquidationPrice(trigger, data.quote),
      borrowRate: toYearlyRate(data.state.borrowRate),
    },
  ]
}

function toBaseLeg(
  data: CometSnapshotData,
  { amount, rounding }: { amount: bigint; rounding: 'floor' | 'ceil' },
) {
  const { baseToken, basePrice: price, baseScale: scale } = data.state
  const value = price === null ? null : getValue(amount, { price, scale, rounding })
  return {
    ...baseToken,
    amount: amount.toString(),
    price: toBasePrice(data),
    valueUsd: value === null ? null : toUsd(value, data.quote),
  }
}

function toLiquidationPrice(
  trigger: AssetTrigger | undefined,
  quote: CometQuote,
): PricePoint | null {
  return trigger?.kind === 'reachable' ? toPricePoint(trigger.liquidationPrice, quote) : null
}

/** A Comet has no health factor: what is compared is whether it would let the account be absorbed, and what is owed. */
function toVerified(
  { stored }: CometSnapshotData,
  { account, ownView }: { account: CometAccount; ownView: CometOwnView },
): Position['verified'] {
  const ours = getExpectedView(stored, account)
  const equal =
    ours.isLiquidatable === ownView.isLiquidatable && ours.borrowBalance === ownView.borrowBalance
  return { onChainHealthFactor: null, equal, by: 'isLiquidatable and borrowBalanceOf' }
}
