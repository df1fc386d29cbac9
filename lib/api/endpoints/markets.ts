import { defineEndpoint } from '../endpoint'
import { zMarket, zMarkets } from '../schema/market'
import { zNoQuery } from './no-query'

export const marketsEndpoint = defineEndpoint({
  path: '/api/v1/markets',
  operationId: 'listMarkets',
  summary: 'All markets: totals, assets, prices, parameters',
  query: zNoQuery,
  answer: zMarkets,
})

export const marketEndpoint = defineEndpoint({
  path: '/api/v1/markets/{id}',
  operationId: 'getMarket',
  summary: 'One market',
  params: { id: 'Market id' },
  query: zNoQuery,
  answer: zMarket,
  problems: [404],
})
