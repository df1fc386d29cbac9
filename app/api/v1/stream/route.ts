import { createStreamRoute } from '@/lib/api/http/create-stream-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createStreamRoute((listener, id) =>
  getEngine().subscribe(listener, id),
)
