import type { z } from 'zod'
import type { CsvView } from './http/csv-view'

/** One route that answers JSON: what parses its query and encodes its answer also describes it in OpenAPI. */
export type Endpoint<Query extends z.ZodObject, Answer extends z.ZodType> = {
  /** As OpenAPI writes it: `/api/v1/markets/{id}`. */
  path: string
  operationId: string
  summary: string
  /** Variable parts of the path: what they are. */
  params?: Readonly<Record<string, string>>
  query: Query
  answer: Answer
  /** Statuses of problems beside 400 and 500. */
  problems?: readonly (404 | 424 | 503)[]
  csv?: CsvView<z.input<Answer>>
  /** Where left out: asked anew each time. */
  getCacheControl?: (answer: z.output<Answer>, query: z.output<Query>) => string
  /** Whether the same would be answered, to the byte, while the engine's version is this. Where left out: never. */
  isKept?: (answer: z.output<Answer>, asked: { query: z.output<Query>; version: string }) => boolean
}

/** Infers the schemas' types. */
export function defineEndpoint<Query extends z.ZodObject, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Answer>,
): Endpoint<Query, Answer> {
  return endpoint
}
