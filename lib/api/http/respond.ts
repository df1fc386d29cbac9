import { createHash } from 'node:crypto'
import { CACHE_REVALIDATE, corsHeaders } from './headers'

/** Strong: the same text is the same tag, on whichever process it was made. */
export function toETag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** RFC 9110, 13.1.2: any of the list, compared weakly. */
function isUnchanged(request: Request, etag: string): boolean {
  const asked = request.headers.get('If-None-Match')
  if (asked === null) return false
  return asked
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === etag || each === '*')
}

/** 200 with a strong ETag, or 304 where the reader has this very text already. */
export function respond(
  request: Request,
  body: string,
  options: { contentType: string; cacheControl?: string; headers?: Record<string, string> },
): Response {
  const etag = toETag(body)
  const headers = {
    ...corsHeaders,
    ETag: etag,
    'Cache-Control': options.cacheControl ?? CACHE_REVALIDATE,
    ...options.headers,
  }
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': options.contentType } })
}
