import type { z } from 'zod'
import { zProblem } from '../schema/problem'
import { ProblemError } from './problem-error'

/**
 * `GET` of our own API, parsed by the schema that the route encodes with.
 *
 * @param url relative: `/api/v1/…`
 * @throws ProblemError for a problem, ZodError for an answer of another shape, TypeError without a connection
 */
export async function fetchJson<S extends z.ZodType>(
  schema: S,
  url: `/api/v1/${string}`,
  options: { signal?: AbortSignal } = {},
): Promise<z.output<S>> {
  const response = await fetch(url, {
    headers: { Accept: 'application/json' },
    ...(options.signal && { signal: options.signal }),
  })
  if (!response.ok) throw new ProblemError(await readProblem(response))
  return schema.parse(await response.json())
}

/** What stands between us and the server may answer too, in words of its own. */
async function readProblem(response: Response) {
  const body: unknown = await response.json().catch(() => undefined)
  const problem = zProblem.safeParse(body)
  if (problem.success) return problem.data
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status} ${response.statusText}`.trimEnd(),
    code: 'UNKNOWN',
  }
}
