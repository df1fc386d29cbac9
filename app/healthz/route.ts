import { createTextRoute } from '@/lib/api/http/create-text-route'

export const dynamic = 'force-dynamic'

/** The process is alive, whatever its chains do. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createTextRoute(() => ({
  text: 'ok',
}))
