import { marketLiquidationsEndpoint } from '@/lib/api/endpoints/market-liquidations'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  marketLiquidationsEndpoint,
  (query, { params }) => getEngine().readMarketLiquidations(params.id ?? '', query),
)
