import { toDecimalString } from '@/lib/api/decimal'
import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { getLiquidationIncentiveFactor } from '@/lib/risk/morpho-blue/get-incentive-factor'
import type { MarketAtBlock } from '../../market-adapter'
import { toLargest } from '../../to-largest'
import { toTotals } from '../../to-totals'
import type { MorphoSweepCopy } from '../account-table'
import { toUsdAUnit, toUsdValue } from './dollars'
import { type MorphoMarketData, toMarketId, toMarketName } from './market-data'
import { toPrice } from './to-price'
import { toRates } from './to-rates'

/** One market in the API's words. Sums are of the accounts that are followed. */
export function toMarket(data: MorphoMarketData, sweep: MorphoSweepCopy): MarketAtBlock {
  const { entry, facts, asOf, dollars, state } = data
  const { book } = sweep
  const unit = toUsdAUnit(dollars.loan, facts.loanToken.decimals)
  const marketDebtUsd = Number(state.totalBorrowAssets) * unit
  return {
    id: toMarketId(entry, facts.id),
    protocol: entry.protocol,
    chainId: entry.chainId,
    name: toMarketName(facts),
    ruleSet: 'morpho-blue',
    poolAddress: entry.morpho,
    asOf,
    borrowers: book.length,
    unpricedAccounts: sweep.unpriced,
    coverage: toCoverage(data, sweep),
    totals: getTotals({ unit, sweep }),
    largest: toLargest(book, (row) => toShare(book.debtUsd[row] ?? 0, marketDebtUsd)),
    assets: [toCollateralAsset(data, sweep), toLoanAsset(data)],
    eModes: [],
  }
}

/** Debt of the accounts that are followed ÷ the market's own, in shares: both grow alike. */
function toCoverage({ state }: MorphoMarketData, { accounts }: MorphoSweepCopy): string {
  if (state.totalBorrowShares === 0n) return '1'
  const followed = accounts.rows.reduce((sum, { borrowShares }) => sum + borrowShares, 0n)
  return toDecimalString((followed * 1_000_000n) / state.totalBorrowShares, 6)
}

function toShare(debtUsd: number, marketDebtUsd: number): string {
  return marketDebtUsd > 0 ? (debtUsd / marketDebtUsd).toFixed(6) : '0'
}

/** `null` where nothing prices the market in dollars. */
function getTotals({ unit, sweep }: { unit: number; sweep: MorphoSweepCopy }): Market['totals'] {
  return Number.isNaN(unit) && sweep.book.length > 0 ? null : toTotals(sweep.getTotals())
}

/** Morpho keeps no sum of a market's collateral: it is what the followed borrowers hold. */
function toCollateralAsset(data: MorphoMarketData, { accounts }: MorphoSweepCopy): MarketAsset {
  const { facts, dollars } = data
  const { asset, symbol, decimals } = facts.collateralToken
  const supplied = accounts.rows.reduce((sum, { collateral }) => sum + collateral, 0n)
  const lltv = toDecimalString(facts.lltv, 18)
  return {
    address: asset,
    symbol,
    decimals,
    price: toPrice(data, 'collateral'),
    ltv: lltv,
    liquidationThreshold: lltv,
    liquidationBonus: toDecimalString(getLiquidationIncentiveFactor(facts.lltv), 18),
    liquidationProtocolFee: '0',
    supplied: supplied.toString(),
    suppliedUsd: toUsdValue(supplied, { dollars: dollars.collateral, decimals }),
    borrowed: '0',
    borrowedUsd: '0',
    utilisation: '0',
    supplyRate: '0',
    borrowRate: '0',
    deficit: null,
    status: 'active',
  }
}

function toLoanAsset(data: MorphoMarketData): MarketAsset {
  const { facts, state, dollars } = data
  const { asset, symbol, decimals } = facts.loanToken
  const { totalSupplyAssets, totalBorrowAssets } = state
  const usd = (amount: bigint) => toUsdValue(amount, { dollars: dollars.loan, decimals })
  return {
    address: asset,
    symbol,
    decimals,
    price: toPrice(data, 'loan'),
    ltv: '0',
    liquidationThreshold: '0',
    liquidationBonus: '1',
    liquidationProtocolFee: '0',
    supplied: totalSupplyAssets.toString(),
    suppliedUsd: usd(totalSupplyAssets),
    borrowed: totalBorrowAssets.toString(),
    borrowedUsd: usd(totalBorrowAssets),
    ...toRates(state),
    deficit: null,
    status: 'active',
  }
}
