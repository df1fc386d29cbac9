import { defineEndpoint } from '../endpoint'
import { zPopulationAnswer, zPopulationQuery } from '../schema/population'

export const populationEndpoint = defineEndpoint({
  path: '/api/v1/risk/population',
  operationId: 'getPopulation',
  summary: 'Everyone with debt in a market as number columns, and where the collateral can be sold',
  query: zPopulationQuery,
  answer: zPopulationAnswer,
  problems: [404, 503],
  isKept: ({ venues }) => venues !== null,
})
