import { createEventStream } from '../stream/create-event-stream'
import { parseLastEventId } from '../stream/parse-last-event-id'
import type { Tellable } from '../stream/to-frame'
import { createHandlers, type RouteHandlers } from './create-handlers'
import { corsHeaders } from './headers'
import { reportError } from './report-error'

const headers = {
  ...corsHeaders,
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` and `X-Accel-Buffering` keep compressors and proxies from holding events back.
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
}

/** A route of server-sent events that resumes after the reader's last event. */
export function createStreamRoute(
  subscribe: (listener: (event: Tellable) => void, lastEventId?: string) => () => void,
): RouteHandlers {
  return createHandlers((request) => {
    const lastEventId = parseLastEventId(request)
    if (request.method === 'HEAD') return new Response(null, { headers })
    const stream = createEventStream({
      subscribe: (listener) => subscribe(listener, lastEventId),
      signal: request.signal,
      onError: (error) => reportError(error, request),
    })
    return new Response(stream, { headers })
  })
}
