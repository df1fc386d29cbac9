import { type Answer, type AnswerOptions, createAnswer, isUnchanged } from './answer'
import { getSharedCacheHeaders } from './headers'

/** 200 with a strong ETag, or 304 where the reader has this very text already. */
export function respondWith(request: Request, answer: Answer): Response {
  const headers = { ...answer.headers, ...getSharedCacheHeaders(answer.cacheControl) }
  if (isUnchanged(request.headers.get('If-None-Match'), answer.etag))
    return new Response(null, { status: 304, headers })
  return new Response(answer.body, { headers: { ...headers, 'Content-Type': answer.contentType } })
}

/** The same of a text that is made for this request only. */
export function respond(request: Request, text: string, options: AnswerOptions): Response {
  return respondWith(request, createAnswer(text, options))
}
