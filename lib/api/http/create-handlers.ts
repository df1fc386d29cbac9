import type { Problem } from '../schema/problem'
import { ALLOWED_METHODS, CACHE_NEVER, corsHeaders, preflightHeaders } from './headers'
import { type Params, readParams } from './read-params'
import { reportError } from './report-error'
import { createProblem, toProblem } from './to-problem'

/** Next gives `undefined` for params to a route whose path has none, whatever its types say. */
type Context = { params: Promise<Record<string, string | string[] | undefined>> }
type Handler = (request: Request, context: Context) => Promise<Response>

/** What a `route.ts` exports. */
export type RouteHandlers = Record<
  'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  Handler
>

/** `application/problem+json`; never stored, since an error is of the moment. */
export function toProblemResponse(
  problem: Problem,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${JSON.stringify(problem)}\n`, {
    status: problem.status,
    headers: {
      ...corsHeaders,
      'Content-Type': 'application/problem+json',
      'Cache-Control': CACHE_NEVER,
      ...(problem.status === 503 && { 'Retry-After': '2' }),
      ...headers,
    },
  })
}

async function refuseMethod(request: Request): Promise<Response> {
  return toProblemResponse(
    createProblem({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: `${request.method} is not possible here: this API is read with GET.`,
    }),
    { Allow: ALLOWED_METHODS },
  )
}

/**
 * The handlers of a route from its `GET`: `HEAD` answers the same without the body, `OPTIONS` the preflight,
 * all else 405. What `get` throws becomes a problem; what is our own fault (500) is logged.
 */
export function createHandlers(
  get: (request: Request, params: Params) => Response | Promise<Response>,
): RouteHandlers {
  const GET: Handler = async (request, context) => {
    try {
      return await get(request, readParams((await context.params) ?? {}))
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status === 500) reportError(error, request)
      return toProblemResponse(problem)
    }
  }
  const HEAD: Handler = async (request, context) => {
    const { body, status, headers } = await GET(request, context)
    await body?.cancel()
    return new Response(null, { status, headers })
  }
  const OPTIONS: Handler = async () =>
    new Response(null, { status: 204, headers: preflightHeaders })
  return {
    GET,
    HEAD,
    OPTIONS,
    POST: refuseMethod,
    PUT: refuseMethod,
    PATCH: refuseMethod,
    DELETE: refuseMethod,
  }
}
