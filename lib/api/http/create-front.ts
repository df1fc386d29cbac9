import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseGroupMark } from '@/lib/digit-groups'
import { type PageRequest, servePageRequests } from '@/lib/page-request'
import { allEndpoints } from '../endpoints/all-endpoints'
import { parseLastEventId } from '../stream/parse-last-event-id'
import { refuseIfFull } from '../stream/refuse-if-full'
import { serveEventStream } from '../stream/serve-event-stream'
import { StreamClients, type Subscribe } from '../stream/stream-clients'
import { MemoryAnswers } from './answer-from-memory'
import { toProblemResponse } from './create-handlers'
import { getAnswers } from './get-answers'
import { safetyHeaders } from './headers'
import { reportError } from './report-error'
import { toProblem } from './to-problem'

/** Takes a request or hands it on. */
export type Front = (request: IncomingMessage, response: ServerResponse, goOn: () => void) => void

type Options = { readVersion: () => string; subscribe: Subscribe; mostClients?: number }

const STREAM_PATH = '/api/v1/stream'

/** Routes whose answers may be kept: `{…}` is one part of a path. */
const keptPaths = allEndpoints
  .filter((endpoint) => 'isKept' in endpoint)
  .map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(?:\\?|$)`))
const NEVER_KEPT = /[?&](?:format=csv|block=)/
/** Answers and pictures are the same for every reader: they may be kept and passed on. */
const FOR_EVERYBODY = /^\/api\/|-image(?:[/?]|$)|^\/accounts\/[^/?]+\/picture(?:\?|$)/

/**
 * What stands before Next in the server: answers kept in memory, and the event stream. Next alone takes more than half a
 * millisecond of a processor for whatever is asked. Pages get what Next does not give them: `lib/page-request.ts`.
 */
export function createFront({ readVersion, subscribe, mostClients }: Options): Front {
  const clients = new StreamClients({
    subscribe,
    onError: (error) => reportError(error),
    ...(mostClients !== undefined && { mostClients }),
  })
  const memory = new MemoryAnswers({
    answers: getAnswers(),
    readVersion,
    mayBeKept: (url) => keptPaths.some((kept) => kept.test(url)) && !NEVER_KEPT.test(url),
  })
  const pages = new AsyncLocalStorage<PageRequest | undefined>()
  servePageRequests(pages)
  return (request, response, next) => {
    const { method, url = '', headers } = request
    const goOn = FOR_EVERYBODY.test(url)
      ? next
      : () => pages.run(toPageRequest(request, response), next)
    try {
      if (method !== 'GET' || url.split('?', 1)[0] !== STREAM_PATH) {
        memory.answer(request, response, goOn)
        return
      }
      const header = headers['last-event-id']
      const lastEventId = parseLastEventId(new URL(url, 'http://localhost'), header?.toString())
      const problem = refuseIfFull(clients)
      if (problem) void send(response, toProblemResponse(problem))
      else serveEventStream(clients, { response, lastEventId })
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status === 500) reportError(error)
      if (response.headersSent) response.destroy()
      else void send(response, toProblemResponse(problem))
    }
  }
}

function toPageRequest({ headers }: IncomingMessage, response: ServerResponse): PageRequest {
  return {
    groupMark: parseGroupMark(headers['accept-language']),
    setStatus(status) {
      // A page that is open already takes what comes by script only with 200: else it would load anew.
      if (!('rsc' in headers) && !response.headersSent) response.statusCode = status
    },
  }
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  const body = await answer.text()
  response
    .writeHead(answer.status, { ...safetyHeaders, ...Object.fromEntries(answer.headers) })
    .end(body)
}
