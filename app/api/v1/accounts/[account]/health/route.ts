import { toHealthLine } from '@/lib/api/health-line'
import { createTextRoute } from '@/lib/api/http/create-text-route'
import { parseQuery } from '@/lib/api/http/parse-query'
import { zHealthQuery } from '@/lib/api/schema/query'
import { getEngine } from '@/lib/engine/get-engine'
import { BaseError } from '@/lib/errors'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createTextRoute(
  async (request, params) => {
    const { below } = parseQuery(zHealthQuery, new URL(request.url))
    const engine = getEngine()
    try {
      const { address } = await engine.resolveAccount(params.account ?? '')
      return toHealthLine(await engine.readAccount(address), below)
    } catch (error) {
      const isUnread = error instanceof BaseError && (error.status === 503 || error.status === 424)
      if (!isUnread) throw error
      return { status: 424, text: `UNKNOWN ${error.shortMessage}` }
    }
  },
)
