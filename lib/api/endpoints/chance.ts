import { z } from 'zod'
import { defineEndpoint } from '../endpoint'
import { zChance } from '../schema/chance'
import { zMarketId } from '../schema/primitives'
import { zQueryAddress } from '../schema/query'

export const zChanceQuery = z.strictObject({
  market: zMarketId,
  account: zQueryAddress.optional(),
})

export type ChanceQuery = z.output<typeof zChanceQuery>

export const chanceEndpoint = defineEndpoint({
  path: '/api/v1/risk/chance',
  operationId: 'getRiskChance',
  summary:
    "Volatilities and correlations from the oracles' rounds, a market's worst days, and an account's chance of touching its line",
  query: zChanceQuery,
  answer: zChance,
  problems: [404, 503],
})
