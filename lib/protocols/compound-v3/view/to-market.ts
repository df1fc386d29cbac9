import { toDecimalString } from '@/lib/api/decimal'
import type { MarketAsset } from '@/lib/api/schema/market'
import { toPresentValue } from '@/lib/risk/compound-v3/present-value'
import type { CometAccount, CometAsset } from '@/lib/risk/compound-v3/state'
import { WAD } from '@/lib/risk/units'
import type { MarketAtBlock } from '../../market-adapter'
import { toLargest } from '../../to-largest'
import { toTotals } from '../../to-totals'
import { getOwed } from '../account-table'
import type { CometEntry } from '../entry'
import { getUsdAUnit, getValue, toUsd } from './dollars'
import type { CometSnapshotData, CometSweepCopy } from './snapshot-data'
import { toPenaltyFactor } from './to-penalty'
import { toAssetPrice, toBasePrice } from './to-price'
import { toYearlyRate } from './to-rate'
import { toShelf } from './to-shelf'

type Options = {
  entry: CometEntry
  data: CometSnapshotData
  sweep: CometSweepCopy
  /** Principal that the followed accounts owe. */
  owed: bigint
}

/** A Comet in the API's words: its base token first, then what secures it. */
export function toMarket({ entry, data, sweep, owed }: Options): MarketAtBlock {
  const { totalBorrowBase } = data.state
  return {
    id: entry.id,
    protocol: entry.protocol,
    chainId: entry.chainId,
    name: entry.name,
    ruleSet: 'v3',
    poolAddress: entry.comet,
    asOf: data.asOf,
    borrowers: sweep.book.length,
    unpricedAccounts: sweep.withoutUsd,
    coverage: getCoverage(owed, totalBorrowBase),
    // Nothing adds up where nobody says what the base token is worth in dollars.
    totals: Number.isNaN(getUsdAUnit(data.quote)) ? null : toTotals(sweep.getTotals()),
    largest: toLargest(sweep.book, (row) => toShare(sweep.getAccount(row), totalBorrowBase)),
    assets: [toBaseAsset(data), ...data.state.assets.map((info) => toAsset(data, info))],
    eModes: [],
    shelf: toShelf(data),
  }
}

/** Principal that the followed accounts owe ÷ that all owe: the index is the same for both. */
function getCoverage(owed: bigint, total: bigint): string {
  if (total === 0n) return '1'
  // Roundings of the contract leave a unit here and there that nobody owes, or that nobody counts.
  return toDecimalString(owed >= total ? 1_000_000n : (owed * 1_000_000n) / total, 6)
}

/** Its share of the Comet's whole debt. */
function toShare(account: CometAccount | undefined, total: bigint): string {
  return toDecimalString(total === 0n ? 0n : (getOwed(account) * 1_000_000n) / total, 6)
}

function toBaseAsset(data: CometSnapshotData): MarketAsset {
  const { state, quote, facts } = data
  const supplied = toPresentValue(state, state.totalSupplyBase)
  const borrowed = -toPresentValue(state, -state.totalBorrowBase)
  const usd = (amount: bigint) =>
    state.basePrice === null
      ? null
      : toUsd(getValue(amount, { price: state.basePrice, scale: state.baseScale }), quote)
  const { asset: address, symbol, decimals } = state.baseToken
  return {
    address,
    symbol,
    decimals,
    price: toBasePrice(data),
    ltv: '0',
    liquidationThreshold: '0',
    liquidationBonus: '1',
    liquidationProtocolFee: '0',
    supplied: supplied.toString(),
    suppliedUsd: usd(supplied),
    borrowed: borrowed.toString(),
    borrowedUsd: usd(borrowed),
    utilisation: toDecimalString((facts.utilization * 1_000_000n) / WAD, 6),
    supplyRate: toYearlyRate(state.supplyRate),
    borrowRate: toYearlyRate(state.borrowRate),
    deficit: null,
    status: state.paused.withdraw || state.paused.supply ? 'paused' : 'active',
  }
}

function toAsset(data: CometSnapshotData, info: CometAsset): MarketAsset {
  const { state, quote } = data
  const { price, scale, totalSupplyAsset } = info
  return {
    address: info.asset,
    symbol: info.symbol,
    decimals: info.decimals,
    price: toAssetPrice(data, info),
    ltv: toDecimalString(info.borrowCollateralFactor, 18),
    liquidationThreshold: toDecimalString(info.liquidateCollateralFactor, 18),
    liquidationBonus: toPenaltyFactor(info),
    liquidationProtocolFee: '0',
    supplied: totalSupplyAsset.toString(),
    suppliedUsd: price === null ? null : toUsd(getValue(totalSupplyAsset, { price, scale }), quote),
    borrowed: '0',
    borrowedUsd: '0',
    utilisation: '0',
    supplyRate: '0',
    borrowRate: '0',
    deficit: null,
    status: state.paused.supply ? 'paused' : info.supplyCap === 0n ? 'frozen' : 'active',
  }
}
