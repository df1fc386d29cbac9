import { createHandlers, type RouteHandlers } from './create-handlers'
import { CACHE_NEVER, corsHeaders } from './headers'
import type { Params } from './read-params'

type TextAnswer = { status?: number; text: string; contentType?: string }

/** A route that answers plain text, of this moment only. What `run` throws becomes a problem. */
export function createTextRoute(
  run: (request: Request, params: Params) => TextAnswer | Promise<TextAnswer>,
): RouteHandlers {
  return createHandlers(async (request, params) => {
    const {
      status = 200,
      text,
      contentType = 'text/plain; charset=utf-8',
    } = await run(request, params)
    return new Response(`${text.trimEnd()}\n`, {
      status,
      headers: { ...corsHeaders, 'Content-Type': contentType, 'Cache-Control': CACHE_NEVER },
    })
  })
}
