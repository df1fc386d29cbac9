import { type NextRequest, NextResponse } from 'next/server'
import { refuseMalformedPath } from '@/lib/api/http/refuse-malformed-path'
import { getContentSecurityPolicy } from '@/lib/security/get-content-security-policy'

/** Pages, and any path with a `%`: Next would answer those that can't be decoded with 500. */
export const config = {
  matcher: ['/((?!_next/|api/|healthz|readyz|metrics|favicon).*)', '/(.*%.*)'],
}

export function proxy(request: NextRequest): Response {
  const refusal = refuseMalformedPath(request)
  if (refusal) return refusal
  const nonce = crypto.randomUUID()
  const policy = getContentSecurityPolicy({
    nonce,
    path: request.nextUrl.pathname,
    withWalletConnect: Boolean(process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID),
    dev: process.env.NODE_ENV === 'development',
  })
  // Next reads the nonce from the request's own policy and puts it on the scripts that it writes.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}
