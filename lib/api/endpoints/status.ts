import { defineEndpoint } from '../endpoint'
import { zStatus } from '../schema/status'
import { zNoQuery } from './no-query'

export const statusEndpoint = defineEndpoint({
  path: '/api/v1/status',
  operationId: 'getStatus',
  summary: 'Chains and markets that are followed, and how far they are read',
  query: zNoQuery,
  answer: zStatus,
})
