import { createEventStream } from '../stream/create-event-stream'
import { parseLastEventId } from '../stream/parse-last-event-id'
import { refuseIfFull } from '../stream/refuse-if-full'
import { StreamClients, type Subscribe } from '../stream/stream-clients'
import { createHandlers, type RouteHandlers, toProblemResponse } from './create-handlers'
import { streamHeaders } from './headers'
import { reportError } from './report-error'

/** A route of server-sent events that resumes after the reader's last event. */
export function createStreamRoute(subscribe: Subscribe): RouteHandlers {
  const clients = new StreamClients({ subscribe, onError: (error) => reportError(error) })
  return createHandlers((request) => {
    const { headers, url, signal } = request
    const lastEventId = parseLastEventId(new URL(url), headers.get('Last-Event-ID'))
    if (request.method === 'HEAD') return new Response(null, { headers: streamHeaders })
    const problem = refuseIfFull(clients)
    if (problem) return toProblemResponse(problem)
    return new Response(createEventStream(clients, { signal, lastEventId }), {
      headers: streamHeaders,
    })
  })
}
