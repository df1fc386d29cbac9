import { liquidationEndpoint } from '@/lib/api/endpoints/liquidations'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  liquidationEndpoint,
  (_, { params }) => getEngine().readLiquidationDetail(params.id ?? ''),
)
