/** Anyone's page may read: there are no cookies and nothing private here. */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After, Plimsoll-Down',
}

export const ALLOWED_METHODS = 'GET, HEAD, OPTIONS'

export const preflightHeaders = {
  ...corsHeaders,
  Allow: ALLOWED_METHODS,
  'Access-Control-Allow-Methods': ALLOWED_METHODS,
  'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match, Last-Event-ID',
  'Access-Control-Max-Age': '86400',
}

/** What `next.config.mjs` puts on every answer, for those that do not pass through Next. */
export const safetyHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}

/**
 * A browser asks anew each time, answered by 304 while nothing changed: a page that was told of a block must not
 * be given the block before it. A cache that many share may give one answer to all for a second.
 */
export const CACHE_REVALIDATE = 'public, max-age=0, s-maxage=1, must-revalidate'
/** For blocks so deep that nothing can change them. */
export const CACHE_LONG = 'public, max-age=86400'
export const CACHE_NEVER = 'no-store'

/**
 * nginx counts in whole seconds, which makes nearly two of `s-maxage=1`. Told the second at whose end to ask
 * again, it is never behind by more than one. It keeps this header to itself; others pass over it.
 */
export function getSharedCacheHeaders(cacheControl: string): Record<string, string> {
  if (cacheControl !== CACHE_REVALIDATE) return {}
  return { 'X-Accel-Expires': `@${Math.floor(Date.now() / 1000)}` }
}

export const streamHeaders = {
  ...safetyHeaders,
  ...corsHeaders,
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` and `X-Accel-Buffering` keep compressors and proxies from holding events back.
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
}
