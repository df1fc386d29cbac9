import { auctionsEndpoint } from '@/lib/api/endpoints/auctions'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  auctionsEndpoint,
  (query, { isWhole }) =>
    isWhole ? getEngine().readWholeAuctions(query) : getEngine().readAuctions(query),
)
