import { zAccount } from '../schema/position'
import { apiQueryOptions } from './api-query-options'
import { toUrl } from './to-url'

export const accountQueryOptions = (account: string, query: { block?: number | undefined } = {}) =>
  apiQueryOptions(zAccount, toUrl(`/api/v1/accounts/${encodeURIComponent(account)}`, query))
