import { type NextRequest, NextResponse } from 'next/server'
import { refuseMalformedPath } from '@/lib/api/http/refuse-malformed-path'

/** Only for paths with a `%`: Next would answer those that can't be decoded with 500. */
export const config = { matcher: '/(.*%.*)' }

export function proxy(request: NextRequest): Response {
  return refuseMalformedPath(request) ?? NextResponse.next()
}
