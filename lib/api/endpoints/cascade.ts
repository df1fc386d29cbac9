import { defineEndpoint } from '../endpoint'
import { zCascade, zCascadeQuery } from '../schema/cascade'

export const cascadeEndpoint = defineEndpoint({
  path: '/api/v1/risk/cascade',
  operationId: 'getCascade',
  summary:
    'A shock, the forced sales it sets off, what they do to the pools’ and the oracles’ prices, and so on',
  query: zCascadeQuery,
  answer: zCascade,
  problems: [404, 503],
  isKept: () => true,
})
