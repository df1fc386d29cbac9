import { defineEndpoint } from '../endpoint'
import { CACHE_LONG, CACHE_REVALIDATE } from '../http/headers'
import { toSourceMark } from '../http/source-mark'
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
  // A pinned block's age is told to the second. A node that failed in one market is asked again: its source says
  // so, or the protocol's own view of a health is missing.
  isKept: ({ source, positions }, { query, version }) =>
    query.block === undefined &&
    Object.entries(source).every(([id, each]) => version.includes(toSourceMark(id, each))) &&
    positions.every(({ health, verified }) => health.kind !== 'priced' || verified !== null),
})
