import { bookEndpoint } from '@/lib/api/endpoints/book'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  bookEndpoint,
  (query, { isWhole }) =>
    isWhole ? getEngine().readWholeBook(query) : getEngine().readBook(query),
  { readVersion: () => getEngine().readVersion() },
)
