import { toDecimalString, toRatio } from '@/lib/api/decimal'
import type { EMode, Market, MarketAsset } from '@/lib/api/schema/market'
import type { AaveEModeCategory, AaveReserve } from '@/lib/risk/aave-v3/state'
import type { AaveReserveFacts } from '../market-facts'
import type { AaveSnapshotData } from './snapshot-data'
import { toPrice } from './to-price'
import { getValue, toUsd } from './to-usd'

/** What is known of each reserve of a market. */
export function toMarketAssets(data: AaveSnapshotData): MarketAsset[] {
  return data.state.reserves.flatMap((reserve) => {
    const facts = reserve && data.facts.reserves[reserve.id]
    return reserve && facts ? [toMarketAsset(data, { reserve, facts })] : []
  })
}

function toMarketAsset(
  { state, heartbeats }: AaveSnapshotData,
  { reserve, facts }: { reserve: AaveReserve; facts: AaveReserveFacts },
): MarketAsset {
  const { baseCurrencyUnit, timestamp } = state
  const supplied = facts.totalSupplied
  const borrowed = facts.totalVariableDebt + facts.totalStableDebt
  const usd = (amount: bigint) =>
    reserve.price === null
      ? null
      : toUsd(
          getValue({ amount, price: reserve.price, decimals: reserve.decimals, rounding: 'floor' }),
          baseCurrencyUnit,
        )
  return {
    address: reserve.asset,
    symbol: reserve.symbol,
    decimals: reserve.decimals,
    price: toPrice({ price: reserve.price, facts, heartbeats, timestamp, baseCurrencyUnit }),
    ltv: toRatio(reserve.ltv),
    liquidationThreshold: toRatio(reserve.liquidationThreshold),
    liquidationBonus: toRatio(reserve.liquidationBonus),
    liquidationProtocolFee: toRatio(reserve.liquidationProtocolFee),
    supplied: supplied.toString(),
    suppliedUsd: usd(supplied),
    borrowed: borrowed.toString(),
    borrowedUsd: usd(borrowed),
    utilisation: toUtilisation(borrowed, facts),
    supplyRate: toDecimalString(reserve.liquidityRate, 27),
    borrowRate: toDecimalString(reserve.variableBorrowRate, 27),
    deficit: facts.deficit?.toString() ?? null,
    status: getStatus(reserve),
  }
}

/** Borrowed ÷ (borrowed + what is there to borrow), to six places. */
function toUtilisation(borrowed: bigint, facts: AaveReserveFacts): string {
  const available = facts.virtualBalance ?? facts.availableLiquidity
  const all = borrowed + available
  return all === 0n ? '0' : toDecimalString((borrowed * 1_000_000n) / all, 6)
}

function getStatus(reserve: AaveReserve): MarketAsset['status'] {
  if (!reserve.active) return 'inactive'
  if (reserve.paused) return 'paused'
  return reserve.frozen ? 'frozen' : 'active'
}

export function toEModes(data: AaveSnapshotData): EMode[] {
  return [...data.state.eModes.values()].map((category) => toEMode(data, category))
}

function toEMode(data: AaveSnapshotData, category: AaveEModeCategory): EMode {
  const assetsOf = (bitmap: bigint) =>
    data.state.reserves.flatMap((reserve) =>
      reserve && (bitmap >> BigInt(reserve.id)) & 1n ? [reserve.asset] : [],
    )
  return {
    id: category.id,
    label: category.label,
    ltv: toRatio(category.ltv),
    liquidationThreshold: toRatio(category.liquidationThreshold),
    liquidationBonus: toRatio(category.liquidationBonus),
    collateral: assetsOf(category.collateralBitmap),
    borrowable: assetsOf(category.borrowableBitmap),
  }
}

const minorByRevision: readonly (readonly [number, string])[] = [
  [11, 'v3.7'],
  [10, 'v3.6'],
  [9, 'v3.5'],
  [8, 'v3.4'],
  [7, 'v3.3'],
  [5, 'v3.2'],
  [4, 'v3.1'],
  [1, 'v3.0'],
]

/** The rules in force in the protocol's own words, from `POOL_REVISION()`. */
export function toRuleSet(revision: number): Market['ruleSet'] {
  const minor = minorByRevision.find(([first]) => revision >= first)?.[1] ?? 'v3'
  return minor
}
