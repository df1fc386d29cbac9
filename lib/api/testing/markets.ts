import { parseDecimalString, toDecimalString } from '../decimal'
import type { Market, MarketAsset } from '../schema/market'
import { odd, usdc, wbtc, weth } from './assets'
import { bookRows } from './book'
import {
  asOf,
  CHAIN_ID,
  downSource,
  freshSource,
  LEGACY_MARKET_ID,
  MARKET_ID,
  staleSource,
  toFixtureAddress,
} from './chain'
import { legacyPosition, position } from './position'

type Token = typeof weth | typeof odd

function toMarketAsset(
  token: Token,
  options: {
    whole: { supplied: bigint; borrowed: bigint }
    threshold: string
  } & Partial<MarketAsset>,
): MarketAsset {
  const { whole, threshold, ...rest } = options
  const { supplied, borrowed } = whole
  const unit = 10n ** BigInt(token.decimals)
  const toUsd = (tokens: bigint) =>
    token.price.raw === null ? null : toDecimalString(tokens * BigInt(token.price.raw), 8)
  return {
    address: token.asset,
    symbol: token.symbol,
    decimals: token.decimals,
    price: token.price,
    ltv: '0.75',
    liquidationThreshold: threshold,
    liquidationBonus: '1.05',
    liquidationProtocolFee: '0.1',
    supplied: (supplied * unit).toString(),
    suppliedUsd: toUsd(supplied),
    borrowed: (borrowed * unit).toString(),
    borrowedUsd: toUsd(borrowed),
    utilisation: toDecimalString((borrowed * 10_000n) / supplied, 4),
    supplyRate: '0.018',
    borrowRate: '0.0263',
    deficit: '0',
    status: 'active',
    ...rest,
  }
}

function toTotals(market: string) {
  const rows = bookRows.filter((row) => row.market === market && row.healthFactor !== null)
  const sum = (of: typeof rows, key: 'collateralUsd' | 'debtUsd') =>
    toDecimalString(
      of.reduce((total, row) => total + parseDecimalString(row[key] ?? '0', 8), 0n),
      8,
    )
  const late = rows.filter((row) => row.health.kind === 'priced' && row.health.liquidatable)
  return {
    collateralUsd: sum(rows, 'collateralUsd'),
    debtUsd: sum(rows, 'debtUsd'),
    liquidatableUsd: sum(late, 'collateralUsd'),
    liquidatableAccounts: late.length,
    badDebtUsd: '0',
    deficitUsd: '0',
  }
}

function toLargest(market: string): Market['largest'] {
  const all = Number(toTotals(market).debtUsd)
  return bookRows
    .filter((row) => row.market === market)
    .flatMap(({ address, collateralUsd, debtUsd }) =>
      collateralUsd === null || debtUsd === null ? [] : { address, collateralUsd, debtUsd },
    )
    .sort((a, b) => Number(b.debtUsd) - Number(a.debtUsd))
    .slice(0, 10)
    .map((row) => ({ ...row, shareOfDebt: (Number(row.debtUsd) / all).toFixed(4) }))
}

function toMarket(options: Pick<Market, 'id' | 'name' | 'ruleSet' | 'assets' | 'eModes'>): Market {
  const rows = bookRows.filter((row) => row.market === options.id)
  return {
    ...options,
    protocol: 'aave-v3',
    chainId: CHAIN_ID,
    poolAddress: toFixtureAddress(`pool ${options.id}`),
    asOf,
    source: freshSource,
    phase: 'live',
    progress: 1,
    borrowers: rows.length,
    unpricedAccounts: rows.filter((row) => row.healthFactor === null).length,
    coverage: '1',
    audit: null,
    totals: toTotals(options.id),
    largest: toLargest(options.id),
  }
}

/** v3.6, four assets (one without a price, one frozen), one eMode. Totals are those of the book fixture. */
export const market: Market = toMarket({
  id: MARKET_ID,
  name: position.marketName,
  ruleSet: 'v3.6',
  assets: [
    toMarketAsset(weth, { whole: { supplied: 60_000n, borrowed: 21_000n }, threshold: '0.8' }),
    toMarketAsset(wbtc, {
      whole: { supplied: 900n, borrowed: 45n },
      threshold: '0.75',
      supplyRate: '0.0005',
      borrowRate: '0.0102',
      status: 'frozen',
    }),
    toMarketAsset(usdc, {
      whole: { supplied: 90_000_000n, borrowed: 72_000_000n },
      threshold: '0.78',
      supplyRate: '0.0402',
      borrowRate: '0.0525',
      deficit: '312500000',
    }),
    toMarketAsset(odd, {
      whole: { supplied: 1_000n, borrowed: 0n },
      threshold: '0.5',
      status: 'paused',
    }),
  ],
  eModes: [
    {
      id: 1,
      label: 'Stablecoins',
      ltv: '0.9',
      liquidationThreshold: '0.93',
      liquidationBonus: '1.01',
      collateral: [usdc.asset],
      borrowable: [usdc.asset],
    },
  ],
})

/** v3.0.2: no deficits are booked. */
export const legacyMarket: Market = {
  ...toMarket({
    id: LEGACY_MARKET_ID,
    name: legacyPosition.marketName,
    ruleSet: 'v3.0',
    assets: [
      toMarketAsset(weth, {
        whole: { supplied: 8_000n, borrowed: 1_900n },
        threshold: '0.8',
        deficit: null,
      }),
      toMarketAsset(usdc, {
        whole: { supplied: 12_000_000n, borrowed: 9_000_000n },
        threshold: '0.78',
        deficit: null,
      }),
    ],
    eModes: [],
  }),
  totals: { ...toTotals(LEGACY_MARKET_ID), deficitUsd: null },
}

export const markets: readonly Market[] = [market, legacyMarket]

/** Last numbers stay, with their age. */
export const staleMarket: Market = { ...market, source: staleSource }

/** Never read: nothing is known of it. */
export const downMarket: Market = {
  ...legacyMarket,
  asOf: null,
  source: downSource,
  phase: 'down',
  progress: 0,
  borrowers: 0,
  unpricedAccounts: 0,
  coverage: null,
  totals: null,
  largest: [],
  assets: [],
  eModes: [],
}
