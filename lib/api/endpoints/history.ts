import { defineEndpoint } from '../endpoint'
import { zAccountHistory, zMarketHistory } from '../schema/history'
import { zHistoryQuery } from '../schema/query'

export const marketHistoryEndpoint = defineEndpoint({
  path: '/api/v1/markets/{id}/history',
  operationId: 'getMarketHistory',
  summary: "A market's totals and collateral at risk over time",
  params: { id: 'Market id' },
  query: zHistoryQuery,
  answer: zMarketHistory,
  problems: [404, 503],
})

export const accountHistoryEndpoint = defineEndpoint({
  path: '/api/v1/accounts/{account}/history',
  operationId: 'getAccountHistory',
  summary: "An account's health over time",
  params: { account: 'Address or ENS name' },
  query: zHistoryQuery,
  answer: zAccountHistory,
  problems: [404, 503],
})
