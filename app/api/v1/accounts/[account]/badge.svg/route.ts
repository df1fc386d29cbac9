import { type Badge, getBadge } from '@/lib/api/badge/get-badge'
import { toBadgeSvg } from '@/lib/api/badge/to-badge-svg'
import { zNoQuery } from '@/lib/api/endpoints/no-query'
import { createHandlers } from '@/lib/api/http/create-handlers'
import { CACHE_NEVER, corsHeaders } from '@/lib/api/http/headers'
import { parseQuery } from '@/lib/api/http/parse-query'
import { respond } from '@/lib/api/http/respond'
import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'

export const dynamic = 'force-dynamic'

const contentType = 'image/svg+xml; charset=utf-8'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createHandlers(
  async (request, params) => {
    parseQuery(zNoQuery, new URL(request.url))
    const engine = getEngine()
    try {
      const { address } = await engine.resolveAccount(params.account ?? '')
      return respond(request, toBadgeSvg(getBadge(await engine.readAccount(address))), {
        contentType,
      })
    } catch (error) {
      // A picture stays a picture: a page that shows it can't show a problem.
      if (!(error instanceof BaseError) || error.status !== 503) throw error
      const badge: Badge = { step: 'unknown', value: 'unknown', detail: error.shortMessage }
      return new Response(toBadgeSvg(badge), {
        status: 503,
        headers: {
          ...corsHeaders,
          'Content-Type': contentType,
          'Cache-Control': CACHE_NEVER,
          'Retry-After': '2',
        },
      })
    }
  },
)
