import type { JsonSchema } from './create-components'

type Response = {
  description: string
  headers?: Record<string, { description: string; schema: JsonSchema }>
  content?: Record<string, { schema: JsonSchema }>
}

const PROBLEMS: Record<number, string> = {
  400: 'Something in the request can not be used',
  404: 'There is no such thing',
  405: 'Only GET, HEAD and OPTIONS',
  424: "HISTORY_UNAVAILABLE: no node has that block's state",
  500: 'An error of the server itself; logged there',
  503: 'The chain can not be read now; last known data stays readable elsewhere',
}

const etag = {
  ETag: { description: 'Strong; send it back in If-None-Match', schema: { type: 'string' } },
}

export function toProblems(statuses: readonly number[]): Record<string, Response> {
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  }
  return Object.fromEntries(
    statuses.map((status) => [status, { description: PROBLEMS[status] ?? 'Problem', content }]),
  )
}

/** 200 with its tag, 304, and the problems. */
export function toJsonResponses(options: {
  schema: JsonSchema
  hasCsv: boolean
  problems: readonly number[]
}): Record<string, Response> {
  return {
    200: {
      description: 'OK',
      headers: etag,
      content: {
        'application/json': { schema: options.schema },
        ...(options.hasCsv && { 'text/csv': { schema: { type: 'string' } } }),
      },
    },
    304: { description: 'Unchanged since that ETag', headers: etag },
    ...toProblems([400, ...options.problems, 405, 500]),
  }
}

/** Plain text whose status is its meaning. */
export function toTextResponses(
  texts: Readonly<Record<number, string>>,
  options: { problems: readonly number[]; contentType?: string },
): Record<string, Response> {
  const content = { [options.contentType ?? 'text/plain']: { schema: { type: 'string' } } }
  return {
    ...toProblems(options.problems),
    ...Object.fromEntries(
      Object.entries(texts).map(([status, description]) => [status, { description, content }]),
    ),
  }
}
