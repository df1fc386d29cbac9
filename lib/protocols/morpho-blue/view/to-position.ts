import { toDecimalString } from '@/lib/api/decimal'
import type { CollateralLeg, DebtLeg, Position } from '@/lib/api/schema/position'
import type { PricePoint } from '@/lib/api/schema/price'
import type { PositionAtBlock } from '@/lib/protocols/market-adapter'
import type { AssetTrigger, Health } from '@/lib/risk/health'
import {
  getMorphoAccountValue,
  type MorphoAccountValue,
} from '@/lib/risk/morpho-blue/get-account-value'
import { getMorphoAssetTriggers } from '@/lib/risk/morpho-blue/get-asset-triggers'
import { getLiquidationIncentiveFactor } from '@/lib/risk/morpho-blue/get-incentive-factor'
import { getMorphoTimeToLiquidation } from '@/lib/risk/morpho-blue/get-time-to-liquidation'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { toAssetDistance } from '../../to-asset-distance'
import { toLeverage } from '../../to-leverage'
import { toSeconds } from '../../to-seconds'
import { toUsdValue } from './dollars'
import { type MorphoMarketData, toMarketId, toMarketName } from './market-data'
import { toEarlierLine } from './to-earlier-line'
import { toHealth, toUniform } from './to-health'
import { toPreviews } from './to-preview'
import { toPrice, toPricePoint } from './to-price'
import { toRates } from './to-rates'

type Side = 'collateral' | 'loan'

/** What Morpho's contracts say of a position themselves, as `readLensVerdicts` lets them. */
export type OwnView = { healthFactor: bigint | null; isLiquidatable: boolean }

/**
 * One account in one market, in the API's words; `null` where it neither holds, lends nor owes anything. What it
 * lends is listed without counting as collateral.
 */
export function toPosition(options: {
  data: MorphoMarketData
  account: MorphoAccount
  ownView: OwnView | null
}): PositionAtBlock | null {
  const { data, account, ownView } = options
  const { entry, facts, state, dollars } = data
  const value = getMorphoAccountValue(state, account)
  const { health } = value
  const [falling, rising] = getMorphoAssetTriggers(state, account)
  const collateral = [
    ...toCollateralLeg(data, { account, trigger: falling }),
    ...toLentLeg(data, value),
  ]
  const debt = toDebtLeg(data, { value, trigger: rising })
  if (collateral.length === 0 && debt.length === 0) return null
  const isPriced = health.kind !== 'unpriced'
  const net = value.collateralValue === null ? null : value.collateralValue - value.borrowedAssets
  const usd = (amount: bigint | null, rounding: 'floor' | 'ceil' = 'floor') =>
    isPriced && amount !== null
      ? toUsdValue(amount, { dollars: dollars.loan, decimals: facts.loanToken.decimals, rounding })
      : null
  const earlier = toEarlierLine(data, account)
  return {
    market: toMarketId(entry, facts.id),
    marketName: toMarketName(facts),
    protocol: entry.protocol,
    chainId: entry.chainId,
    asOf: data.asOf,
    eMode: null,
    health: toHealth(health),
    collateralUsd: value.collateral === 0n ? '0' : usd(value.collateralValue),
    debtUsd: value.borrowedAssets === 0n ? '0' : usd(value.borrowedAssets, 'ceil'),
    netUsd: usd(net),
    leverage: toLeverage(value.collateralValue, net),
    collateral,
    debt,
    distance: {
      uniform: toUniform(health),
      perAsset: [
        ...toAssetDistance(falling, (raw) => toPricePoint(data, { raw, side: 'collateral' })),
        ...toAssetDistance(rising, (raw) => toPricePoint(data, { raw, side: 'loan' })),
      ],
    },
    timeToLiquidationSeconds: toSeconds(getMorphoTimeToLiquidation(state, account)),
    liquidation: toPreviews(data, account),
    ...(earlier ? { earlier } : {}),
    verified: toVerified(health, ownView),
  }
}

function toCollateralLeg(
  data: MorphoMarketData,
  { account, trigger }: { account: MorphoAccount; trigger: AssetTrigger },
): CollateralLeg[] {
  if (account.collateral === 0n) return []
  const { facts, dollars } = data
  const { decimals } = facts.collateralToken
  return [
    {
      ...facts.collateralToken,
      amount: account.collateral.toString(),
      price: toPrice(data, 'collateral'),
      valueUsd: toUsdValue(account.collateral, { dollars: dollars.collateral, decimals }),
      liquidationPrice: toLiquidationPrice(data, { trigger, side: 'collateral' }),
      usedAsCollateral: true,
      liquidationThreshold: toDecimalString(facts.lltv, 18),
      liquidationBonus: toDecimalString(getLiquidationIncentiveFactor(facts.lltv), 18),
      supplyRate: '0',
    },
  ]
}

function toLentLeg(
  data: MorphoMarketData,
  { suppliedAssets }: MorphoAccountValue,
): CollateralLeg[] {
  if (suppliedAssets === 0n) return []
  const { facts, dollars, state } = data
  const { decimals } = facts.loanToken
  return [
    {
      ...facts.loanToken,
      amount: suppliedAssets.toString(),
      price: toPrice(data, 'loan'),
      valueUsd: toUsdValue(suppliedAssets, { dollars: dollars.loan, decimals }),
      liquidationPrice: null,
      usedAsCollateral: false,
      liquidationThreshold: '0',
      liquidationBonus: '1',
      supplyRate: toRates(state).supplyRate,
    },
  ]
}

function toDebtLeg(
  data: MorphoMarketData,
  { value, trigger }: { value: MorphoAccountValue; trigger: AssetTrigger },
): DebtLeg[] {
  const { borrowedAssets } = value
  if (borrowedAssets === 0n) return []
  const { facts, dollars, state } = data
  const { decimals } = facts.loanToken
  return [
    {
      ...facts.loanToken,
      amount: borrowedAssets.toString(),
      price: toPrice(data, 'loan'),
      valueUsd: toUsdValue(borrowedAssets, { dollars: dollars.loan, decimals, rounding: 'ceil' }),
      liquidationPrice: toLiquidationPrice(data, { trigger, side: 'loan' }),
      borrowRate: toRates(state).borrowRate,
    },
  ]
}

function toLiquidationPrice(
  data: MorphoMarketData,
  { trigger, side }: { trigger: AssetTrigger; side: Side },
): PricePoint | null {
  if (trigger.kind !== 'reachable') return null
  return toPricePoint(data, { raw: trigger.liquidationPrice, side })
}

/**
 * Morpho tells no health factor: what is compared is its own `maxBorrow ÷ borrowed` after its own accrual, and
 * that its `liquidate` refuses exactly where health is 1 or more.
 */
function toVerified(health: Health, ownView: OwnView | null): Position['verified'] {
  if (ownView === null || ownView.healthFactor === null) return null
  const isEqual =
    health.kind === 'priced' &&
    health.healthFactor === ownView.healthFactor &&
    health.liquidatable === ownView.isLiquidatable
  return { onChainHealthFactor: ownView.healthFactor.toString(), equal: isEqual }
}
