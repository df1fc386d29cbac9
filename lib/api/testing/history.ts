import type { AccountHistory, MarketHistory } from '../schema/history'
import { BORROWER, MARKET_ID } from './chain'

export const marketHistory: MarketHistory = {
  market: MARKET_ID,
  step: 3600,
  falls: ['0.05', '0.1', '0.2', '0.3', '0.5'],
  items: ['2026-01-30T22:55:00Z', '2026-01-30T23:55:00Z'].map((at, hour) => ({
    at,
    blockNumber: 1_000 + 300 * hour,
    borrowers: 12,
    collateralUsd: `${125_000 + hour}.50`,
    debtUsd: '81000.00',
    liquidatableUsd: '0.00',
    badDebtUsd: '0.00',
    atRiskUsd: ['0.00', '1500.00', '9000.00', '40000.00', '125000.50'],
  })),
}

export const accountHistory: AccountHistory = {
  address: BORROWER,
  positions: [
    {
      market: MARKET_ID,
      items: [
        {
          at: '2026-01-30T22:10:12Z',
          blockNumber: 1_010,
          healthFactor: '1210000000000000000',
          collateralUsd: '15000.00',
          debtUsd: '9800.00',
        },
        {
          at: '2026-01-30T22:40:12Z',
          blockNumber: 1_160,
          healthFactor: null,
          collateralUsd: null,
          debtUsd: null,
        },
      ],
    },
  ],
}
