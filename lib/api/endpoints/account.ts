import { defineEndpoint } from '../endpoint'
import { CACHE_LONG, CACHE_REVALIDATE } from '../http/headers'
import { zAccount } from '../schema/position'
import { zAccountQuery } from '../schema/query'

const DAY = 86_400_000

export const accountEndpoint = defineEndpoint({
  path: '/api/v1/accounts/{account}',
  operationId: 'getAccount',
  summary: 'Every position of one account, now or at a block',
  params: { account: 'Address or ENS name' },
  query: zAccountQuery,
  answer: zAccount,
  problems: [404, 424, 503],
  getCacheControl({ asOf, unread }, { block }) {
    const times = Object.values(asOf).map(({ timestamp }) => Date.parse(timestamp))
    const isDeep = times.length > 0 && times.every((time) => Date.now() - time > DAY)
    return block !== undefined && isDeep && unread.length === 0 ? CACHE_LONG : CACHE_REVALIDATE
  },
})
