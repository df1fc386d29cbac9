import { createTextRoute } from '@/lib/api/http/create-text-route'
import { toReadiness } from '@/lib/api/readiness'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

/** Every market is live or stated down. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createTextRoute(() =>
  toReadiness(getEngine().readStatus()),
)
