import { toProblemResponse } from './create-handlers'
import { createProblem } from './to-problem'

const DETAIL = 'The path has a % that is no escape.'

/**
 * 400 for a path like `/accounts/%zz`, in the form of whoever asks: a problem below `/api`, a sentence elsewhere.
 * Next answers such paths 500 before any route or page runs.
 *
 * @returns undefined where the path can be decoded
 */
export function refuseMalformedPath(request: Request): Response | undefined {
  const { pathname } = new URL(request.url)
  try {
    decodeURIComponent(pathname)
    return undefined
  } catch {
    if (pathname.startsWith('/api/')) {
      return toProblemResponse(
        createProblem({ status: 400, code: 'INVALID_REQUEST', detail: DETAIL }),
      )
    }
    return new Response(`400: this address can not be read. ${DETAIL}\n`, {
      status: 400,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
}
