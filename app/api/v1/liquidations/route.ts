import { liquidationsEndpoint } from '@/lib/api/endpoints/liquidations'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  liquidationsEndpoint,
  (query, { isWhole }) =>
    isWhole ? getEngine().readWholeLiquidations(query) : getEngine().readLiquidations(query),
)
