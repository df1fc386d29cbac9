import type { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { allEndpoints } from '../endpoints/all-endpoints'
import { zProblem } from '../schema/problem'
import { zBlockEvent, zReorgEvent, zResumeEvent } from '../schema/stream'
import { createComponents, type JsonSchema, toSchemaOrRef } from './create-components'
import { otherPaths } from './other-paths'
import { toParameters } from './to-parameters'
import { toJsonResponses } from './to-responses'

export type OpenApi = {
  openapi: '3.1.0'
  info: JsonSchema
  servers: { url: string }[]
  paths: Record<string, { get: JsonSchema }>
  components: { schemas: Record<string, JsonSchema> }
}

/** OpenAPI 3.1 of the whole API, from the schemas that the routes parse and encode with. */
export function createOpenApi(): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const endpoint of allEndpoints) paths[endpoint.path] = { get: toOperation(endpoint) }
  Object.assign(paths, otherPaths)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plimsoll',
      version: '1.0.0',
      summary: 'How far every on-chain loan is from liquidation, right to the last wei',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: createComponents([
        ...allEndpoints.map(({ answer }) => answer),
        zBlockEvent,
        zReorgEvent,
        zResumeEvent,
        zProblem,
      ]),
    },
  }
}

function toOperation(endpoint: Endpoint<z.ZodObject, z.ZodType>): JsonSchema {
  const { operationId, summary, params, query, answer, csv, problems = [] } = endpoint
  return {
    operationId,
    summary,
    parameters: toParameters({ query, ...(params && { params }) }),
    responses: toJsonResponses({
      schema: toSchemaOrRef(answer),
      hasCsv: csv !== undefined,
      problems,
    }),
  }
}
