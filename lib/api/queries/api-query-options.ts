import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { fetchJson } from './fetch-json'
import { ProblemError } from './problem-error'
import { toQueryKey } from './query-key'

const MOST_RETRIES = 3

/** Options of one `GET`. Fresh until a block invalidates it; a refused question is not asked again. */
export function apiQueryOptions<S extends z.ZodType>(schema: S, url: `/api/v1/${string}`) {
  return queryOptions({
    queryKey: toQueryKey(url),
    queryFn: ({ signal }): Promise<z.output<S>> => fetchJson(schema, url, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) =>
      count < MOST_RETRIES && !(error instanceof ProblemError && !error.isRetryable),
  })
}
