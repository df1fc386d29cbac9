import { createHandlers } from '@/lib/api/http/create-handlers'
import { respond } from '@/lib/api/http/respond'
import { createOpenApi } from '@/lib/api/openapi/create-open-api'

export const dynamic = 'force-dynamic'

let text: string | undefined

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createHandlers((request) => {
  text ??= JSON.stringify(createOpenApi())
  return respond(request, text, { contentType: 'application/json' })
})
