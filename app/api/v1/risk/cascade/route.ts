import { cascadeEndpoint } from '@/lib/api/endpoints/cascade'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  cascadeEndpoint,
  (query) => getEngine().readCascade(query),
  { readVersion: () => getEngine().readVersion() },
)
