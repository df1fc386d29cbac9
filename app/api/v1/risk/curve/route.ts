import { curveEndpoint } from '@/lib/api/endpoints/curve'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  curveEndpoint,
  (query) => getEngine().readCurve(query),
  { readVersion: () => getEngine().readVersion() },
)
