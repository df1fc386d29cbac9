import { toDecimalString } from '@/lib/api/decimal'
import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { getLiquidationIncentiveFactor } from '@/lib/risk/morpho-blue/get-incentive-factor'
import type { MarketAtBlock } from '../../market-adapter'
import type { SweptAccounts } from '../swept-accounts'
import { toUsdAUnit, toUsdValue } from './dollars'
import { type MorphoMarketData, toMarketId, toMarketName } from './market-data'
import { toPrice } from './to-price'
import { toRates } from './to-rates'

const largestShown = 10

/** One market in the API's words. Sums are of the accounts that are followed. */
export function toMarket(data: MorphoMarketData, swept: SweptAccounts): MarketAtBlock {
  const { entry, facts, asOf } = data
  return {
    id: toMarketId(entry, facts.id),
    protocol: entry.protocol,
    chainId: entry.chainId,
    name: toMarketName(facts),
    ruleSet: 'morpho-blue',
    poolAddress: entry.morpho,
    asOf,
    borrowers: swept.length,
    unpricedAccounts: swept.unpriced,
    coverage: toCoverage(data, swept),
    totals: toTotals(data, swept),
    largest: toLargest(data, swept),
    assets: [toCollateralAsset(data, swept), toLoanAsset(data)],
    eModes: [],
  }
}

/** Debt of the accounts that are followed ÷ the market's own, in shares: both grow alike. */
function toCoverage({ state }: MorphoMarketData, { accounts }: SweptAccounts): string {
  if (state.totalBorrowShares === 0n) return '1'
  const followed = accounts.reduce((sum, { borrowShares }) => sum + borrowShares, 0n)
  return toDecimalString((followed * 1_000_000n) / state.totalBorrowShares, 6)
}

/** `null` where nothing prices the market in dollars. */
function toTotals({ facts, dollars }: MorphoMarketData, swept: SweptAccounts): Market['totals'] {
  const sums = swept.getSums()
  const unit = toUsdAUnit(dollars.loan, facts.loanToken.decimals)
  if (Number.isNaN(unit) && swept.length > 0) return null
  const usd = (amount: number) => (amount === 0 ? 0 : amount * unit).toFixed(2)
  return {
    collateralUsd: usd(sums.collateral),
    debtUsd: usd(sums.debt),
    liquidatableUsd: usd(sums.liquidatable),
    liquidatableAccounts: sums.liquidatableAccounts,
    badDebtUsd: usd(sums.badDebt),
    deficitUsd: null,
  }
}

function toLargest({ facts, dollars, state }: MorphoMarketData, swept: SweptAccounts) {
  const unit = toUsdAUnit(dollars.loan, facts.loanToken.decimals)
  if (Number.isNaN(unit) || swept.unpriced > 0) return []
  const marketDebt = Number(state.totalBorrowAssets)
  return Array.from({ length: swept.length }, (_, row) => row)
    .sort((a, b) => (swept.debt[b] ?? 0) - (swept.debt[a] ?? 0))
    .slice(0, largestShown)
    .flatMap((row) => {
      const account = swept.accounts[row]
      const debt = swept.debt[row] ?? 0
      if (!account) return []
      return [
        {
          address: account.address,
          collateralUsd: ((swept.collateral[row] ?? 0) * unit).toFixed(2),
          debtUsd: (debt * unit).toFixed(2),
          shareOfDebt: marketDebt > 0 ? (debt / marketDebt).toFixed(6) : '0',
        },
      ]
    })
}

/** Morpho keeps no sum of a market's collateral: it is what the followed borrowers hold. */
function toCollateralAsset(data: MorphoMarketData, { accounts }: SweptAccounts): MarketAsset {
  const { facts, dollars } = data
  const { asset, symbol, decimals } = facts.collateralToken
  const supplied = accounts.reduce((sum, { collateral }) => sum + collateral, 0n)
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
