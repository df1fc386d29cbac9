import { createTextRoute } from '@/lib/api/http/create-text-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createTextRoute(async () => ({
  text: await getEngine().readMetrics(),
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
}))
