import { marketHistoryEndpoint } from '@/lib/api/endpoints/history'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  marketHistoryEndpoint,
  (query, { params }) => getEngine().readMarketHistory(params.id ?? '', query),
)
