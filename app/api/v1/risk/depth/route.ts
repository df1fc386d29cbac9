import { depthEndpoint } from '@/lib/api/endpoints/depth'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  depthEndpoint,
  (query) => getEngine().readDepth(query),
  { readVersion: () => getEngine().readVersion() },
)
