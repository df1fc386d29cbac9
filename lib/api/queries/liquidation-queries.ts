import { zLiquidations } from '../schema/liquidation'
import { zLiquidationDetail } from '../schema/liquidation-anatomy'
import type { LiquidationsQuery } from '../schema/query'
import { apiQueryOptions } from './api-query-options'
import { toUrl } from './to-url'

export const liquidationsQueryOptions = (query: Partial<Omit<LiquidationsQuery, 'format'>> = {}) =>
  apiQueryOptions(zLiquidations, toUrl('/api/v1/liquidations', query))

export const liquidationQueryOptions = (id: string) =>
  apiQueryOptions(zLiquidationDetail, `/api/v1/liquidations/${encodeURIComponent(id)}`)
