import { zCurve } from '../schema/curve'
import type { CurveQuery } from '../schema/query'
import { apiQueryOptions } from './api-query-options'
import { toUrl } from './to-url'

export const curveQueryOptions = (query: Partial<Omit<CurveQuery, 'format'>> = {}) =>
  apiQueryOptions(zCurve, toUrl('/api/v1/risk/curve', query))
