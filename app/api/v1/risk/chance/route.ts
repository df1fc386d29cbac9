import { chanceEndpoint } from '@/lib/api/endpoints/chance'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  chanceEndpoint,
  (query) => getEngine().readChance(query),
)
