import { statusEndpoint } from '@/lib/api/endpoints/status'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  statusEndpoint,
  () => getEngine().readStatus(),
)
