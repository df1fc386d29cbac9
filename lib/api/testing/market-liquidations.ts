import type { MarketLiquidations, WaitingLoan } from '../schema/market-liquidations'
import { toIso } from '../time'
import { odd, usdc, weth } from './assets'
import {
  asOf,
  BLOCK_NUMBER,
  BLOCK_TIME,
  freshSource,
  LATE_BORROWER,
  LIQUIDATOR,
  MARKET_ID,
  toFixtureAddress,
} from './chain'
import { liquidationDays } from './liquidations'

const value = {
  seizedUsd: '52500.00',
  repaidUsd: '50000.00',
  seizedToRepaid: '1.050000',
  badDebtUsd: '312.50',
  recovered: '0.993789',
  bonusUsd: '2500.00',
  unpriced: 1,
  badDebtNotKnown: 0,
}

/** Could be taken, and its bonus does not pay for the gas. */
export const dustyLoan: WaitingLoan = {
  address: LATE_BORROWER,
  healthFactor: '987654320987654320',
  liquidatable: true,
  collateralUsd: '9.5',
  debtUsd: '8.1',
  assets: [
    { asset: weth.asset, symbol: 'WETH', side: 'collateral' },
    { asset: usdc.asset, symbol: 'USDC', side: 'debt' },
  ],
  since: {
    earliestBlock: BLOCK_NUMBER - 300,
    latestBlock: BLOCK_NUMBER - 300,
    at: toIso(BLOCK_TIME - 3_600),
  },
  best: {
    collateral: 'WETH',
    debt: 'USDC',
    repayUsd: '8.1',
    seizedUsd: '8.5',
    bonusUsd: '0.4',
    saleUsd: null,
  },
  reasons: [
    { code: 'dust', text: 'The whole debt is under $10.00.' },
    {
      code: 'bonus-below-gas',
      text: 'The best bonus is $0.40, and the call alone costs about $1.60 of gas.',
    },
  ],
}

/** Past its line since before anybody looked; nothing can be taken. */
export const emptyLoan: WaitingLoan = {
  address: toFixtureAddress('empty loan'),
  subaccount: toFixtureAddress('urn of the empty loan'),
  healthFactor: '0',
  liquidatable: false,
  collateralUsd: '0',
  debtUsd: '1250.75',
  assets: [{ asset: odd.asset, symbol: 'ODD', side: 'debt' }],
  since: null,
  best: null,
  reasons: [
    {
      code: 'nothing-to-take',
      text: 'There is no collateral to take: whoever repaid would get nothing.',
    },
  ],
}

/** Of a market that sells at a set bonus; two loans wait. */
export const marketLiquidations: MarketLiquidations = {
  market: MARKET_ID,
  marketName: 'Demo Aave v3',
  protocol: 'aave-v3',
  mechanism: 'fixed-spread',
  asOf,
  source: freshSource,
  progress: 1,
  period: '30d',
  from: toIso(BLOCK_TIME - 30 * 86_400),
  oldest: toIso(BLOCK_TIME - 29 * 86_400),
  count: 41,
  occasions: 40,
  lateness: {
    known: 38,
    notKnown: 2,
    medianBlocks: 2,
    p95Blocks: 31,
    inFirst: 12,
    shareInFirst: '0.315789',
    buckets: [
      { from: 0, to: 0, count: 12 },
      { from: 1, to: 1, count: 5 },
      { from: 2, to: 2, count: 9 },
      { from: 3, to: 5, count: 6 },
      { from: 6, to: 10, count: 3 },
      { from: 11, to: 50, count: 2 },
      { from: 51, to: 300, count: 1 },
      { from: 301, to: null, count: 0 },
    ],
  },
  auctions: null,
  value,
  overLiquidation: {
    known: 38,
    notKnown: 2,
    under: 2,
    enough: 4,
    over: 21,
    closed: 10,
    lost: 1,
    share: '0.552632',
  },
  liquidators: {
    total: 2,
    shareOf: 'seized',
    topShare: '0.820000',
    herfindahl: '0.704800',
    items: [
      {
        address: LIQUIDATOR,
        count: 33,
        seizedUsd: '43050.00',
        repaidUsd: '41000.00',
        bonusUsd: '2050.00',
        share: '0.820000',
        unpriced: 1,
      },
      {
        address: toFixtureAddress('second liquidator'),
        count: 8,
        seizedUsd: '9450.00',
        repaidUsd: '9000.00',
        bonusUsd: null,
        share: '0.180000',
        unpriced: 0,
      },
    ],
  },
  collaterals: [{ asset: weth.asset, symbol: 'WETH', count: 41, share: '1.000000', ...value }],
  days: [...liquidationDays],
  gas: {
    units: 400_000,
    priceWei: '2000000000',
    nativeSymbol: 'ETH',
    nativeUsd: '2000',
    costUsd: '1.600000',
  },
  waiting: {
    total: 2,
    liquidatable: 1,
    collateralUsd: '9.50',
    debtUsd: '1258.85',
    items: [emptyLoan, dustyLoan],
  },
}
