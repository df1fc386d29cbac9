import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, isUnchanged } from './answer'
import type { AnswerCache } from './answer-cache'
import { getSharedCacheHeaders, safetyHeaders } from './headers'

const ACCEPTS_GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/

type Options = {
  answers: AnswerCache
  readVersion: () => string
  /** Of a URL's path and query: whether its answer may be kept. */
  mayBeKept: (url: string) => boolean
}

/** `isMade`: the answer that was waited for was sent, whether or not it is kept; else its reader left. */
type Waiting = (isMade: boolean) => void

/**
 * Answers what is kept without a way through Next, to the byte as the route would. Of those that ask at once for
 * what is not kept yet, the first goes on to the route and the others wait for what it leaves.
 */
export class MemoryAnswers {
  readonly #options: Options
  readonly #making = new Map<string, Waiting[]>()

  constructor(options: Options) {
    this.#options = options
  }

  /** @param goOn hands the request to the route */
  answer(request: IncomingMessage, response: ServerResponse, goOn: () => void): void {
    const { method, url = '' } = request
    const isRead = method === 'GET' || method === 'HEAD'
    if (!isRead || !this.#options.mayBeKept(url)) goOn()
    else if (!this.#answerKept(request, response)) this.#wait(request, { response, goOn })
  }

  #answerKept(request: IncomingMessage, response: ServerResponse): boolean {
    const { answers, readVersion } = this.#options
    const key = request.url ?? ''
    const version = readVersion()
    const answer = answers.get(key, version)
    if (!answer) return false
    const { headers } = request
    if (isUnchanged(headers['if-none-match'], answer.etag)) {
      response.writeHead(304, toHeaders(answer)).end()
      return true
    }
    const gzipped = ACCEPTS_GZIP.test(String(headers['accept-encoding'] ?? ''))
      ? answers.getGzipped(key, version)
      : undefined
    const body = gzipped ?? answer.body
    response
      .writeHead(200, {
        ...toHeaders(answer),
        'Content-Type': answer.contentType,
        'Content-Length': body.length,
        ...(gzipped && { 'Content-Encoding': 'gzip' }),
      })
      .end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  #wait(request: IncomingMessage, then: { response: ServerResponse; goOn: () => void }): void {
    const { response, goOn } = then
    const key = request.url ?? ''
    const making = this.#making.get(key)
    if (making) {
      making.push((isMade) => {
        if (response.destroyed || this.#answerKept(request, response)) return
        if (isMade) goOn()
        else this.#wait(request, then)
      })
      return
    }
    const waiting: Waiting[] = []
    this.#making.set(key, waiting)
    response.once('close', () => {
      this.#making.delete(key)
      for (const each of waiting) each(response.writableFinished)
    })
    goOn()
  }
}

function toHeaders(answer: Answer): Record<string, string> {
  return {
    ...safetyHeaders,
    ...answer.headers,
    ...getSharedCacheHeaders(answer.cacheControl),
    Vary: 'Accept-Encoding',
  }
}
