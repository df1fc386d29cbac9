import { populationEndpoint } from '@/lib/api/endpoints/population'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  populationEndpoint,
  (query) => getEngine().readPopulationAnswer(query),
  { readVersion: () => getEngine().readVersion() },
)
