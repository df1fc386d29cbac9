import { defineEndpoint } from '../endpoint'
import { createCsvView } from '../http/csv-view'
import type { CsvColumn } from '../http/to-csv'
import {
  type AccountHistory,
  type MarketHistory,
  zAccountHistory,
  zMarketHistory,
} from '../schema/history'
import { zHistoryQuery } from '../schema/query'

type RiskRow = { falls: MarketHistory['falls']; item: MarketHistory['items'][number] }

const FALLS = ['0.05', '0.1', '0.2', '0.3', '0.5'] as const

/** Collateral at risk at one fall; empty where it was not kept. */
const toAtRisk = (fall: (typeof FALLS)[number]): CsvColumn<RiskRow> => ({
  header: `atRiskUsd at ${fall}`,
  kind: 'number',
  read: ({ falls, item }) => item.atRiskUsd[falls.indexOf(fall)],
})

const riskCsv = createCsvView({
  filename: 'plimsoll-market-history',
  toRows: ({ falls, items }: MarketHistory) => items.map((item) => ({ falls, item })),
  columns: [
    { header: 'at', kind: 'text', read: ({ item }) => item.at },
    { header: 'blockNumber', kind: 'number', read: ({ item }) => item.blockNumber },
    { header: 'borrowers', kind: 'number', read: ({ item }) => item.borrowers },
    { header: 'collateralUsd', kind: 'number', read: ({ item }) => item.collateralUsd },
    { header: 'debtUsd', kind: 'number', read: ({ item }) => item.debtUsd },
    { header: 'liquidatableUsd', kind: 'number', read: ({ item }) => item.liquidatableUsd },
    { header: 'badDebtUsd', kind: 'number', read: ({ item }) => item.badDebtUsd },
    ...FALLS.map(toAtRisk),
  ],
})

const healthCsv = createCsvView({
  filename: 'plimsoll-account-history',
  toRows: ({ positions }: AccountHistory) =>
    positions.flatMap(({ items, ...of }) => items.map((item) => ({ ...of, ...item }))),
  columns: [
    { header: 'market', kind: 'text', read: ({ market }) => market },
    { header: 'subaccount', kind: 'text', read: ({ subaccount }) => subaccount },
    { header: 'at', kind: 'text', read: ({ at }) => at },
    { header: 'blockNumber', kind: 'number', read: ({ blockNumber }) => blockNumber },
    { header: 'healthFactor', kind: 'number', read: ({ healthFactor }) => healthFactor },
    { header: 'collateralUsd', kind: 'number', read: ({ collateralUsd }) => collateralUsd },
    { header: 'debtUsd', kind: 'number', read: ({ debtUsd }) => debtUsd },
  ],
})

export const marketHistoryEndpoint = defineEndpoint({
  path: '/api/v1/markets/{id}/history',
  operationId: 'getMarketHistory',
  summary: "A market's totals and collateral at risk over time",
  params: { id: 'Market id' },
  query: zHistoryQuery,
  answer: zMarketHistory,
  problems: [404, 503],
  csv: riskCsv,
})

export const accountHistoryEndpoint = defineEndpoint({
  path: '/api/v1/accounts/{account}/history',
  operationId: 'getAccountHistory',
  summary: "An account's health over time",
  params: { account: 'Address or ENS name' },
  query: zHistoryQuery,
  answer: zAccountHistory,
  problems: [404, 503],
  csv: healthCsv,
})
