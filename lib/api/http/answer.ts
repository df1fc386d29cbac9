import { createHash } from 'node:crypto'
import { CACHE_REVALIDATE, corsHeaders } from './headers'

/** An encoded answer: what is sent whenever it is asked for again. */
export type Answer = {
  body: Uint8Array<ArrayBuffer>
  etag: string
  cacheControl: string
  /** Of 200 and 304 alike, `ETag` and `Cache-Control` among them. */
  headers: Readonly<Record<string, string>>
  contentType: string
}

export type AnswerOptions = {
  contentType: string
  cacheControl?: string
  headers?: Record<string, string>
}

/** Strong: the same text is the same tag, on whichever process it was made and however it is compressed. */
export function toETag(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

export function createAnswer(text: string, options: AnswerOptions): Answer {
  const body = new TextEncoder().encode(text)
  const etag = toETag(body)
  const cacheControl = options.cacheControl ?? CACHE_REVALIDATE
  return {
    body,
    etag,
    cacheControl,
    headers: { ...corsHeaders, ETag: etag, 'Cache-Control': cacheControl, ...options.headers },
    contentType: options.contentType,
  }
}

/**
 * Whether the reader has this very text, by its `If-None-Match`.
 * RFC 9110, 13.1.2: any of the list, compared weakly.
 */
export function isUnchanged(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (ifNoneMatch === null || ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  return ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === etag || each === '*')
}
