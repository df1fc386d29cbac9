import { zMarket, zMarkets } from '../schema/market'
import { apiQueryOptions } from './api-query-options'

export const marketsQueryOptions = () => apiQueryOptions(zMarkets, '/api/v1/markets')

export const marketQueryOptions = (id: string) =>
  apiQueryOptions(zMarket, `/api/v1/markets/${encodeURIComponent(id)}`)
