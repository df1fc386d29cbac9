import { auctionEndpoint } from '@/lib/api/endpoints/auctions'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  auctionEndpoint,
  (_, { params }) => getEngine().readAuction(params.id ?? ''),
)
