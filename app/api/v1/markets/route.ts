import { marketsEndpoint } from '@/lib/api/endpoints/markets'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  marketsEndpoint,
  () => ({
    items: getEngine().readMarkets(),
  }),
)
