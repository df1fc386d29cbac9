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

/**
 * Asked anew each time, answered by 304 while nothing changed: a page that was told of a block must not be
 * given the block before it by a cache.
 */
export const CACHE_REVALIDATE = 'public, max-age=0, must-revalidate'
/** For blocks so deep that nothing can change them. */
export const CACHE_LONG = 'public, max-age=86400'
export const CACHE_NEVER = 'no-store'
