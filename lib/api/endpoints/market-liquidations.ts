import { defineEndpoint } from '../endpoint'
import { zMarketLiquidations, zMarketLiquidationsQuery } from '../schema/market-liquidations'

export const marketLiquidationsEndpoint = defineEndpoint({
  path: '/api/v1/markets/{id}/liquidations',
  operationId: 'getMarketLiquidations',
  summary: 'How well a market liquidates, and which loans past their line nobody takes',
  params: { id: 'Market id' },
  query: zMarketLiquidationsQuery,
  answer: zMarketLiquidations,
  problems: [404, 503],
})
