import { NotFoundError } from '@/lib/errors'
import { createHandlers, type RouteHandlers } from './create-handlers'

/** Answers 404 as a problem, whatever the method. */
export function createUnknownRoute(): RouteHandlers {
  const handlers = createHandlers(() => {
    throw new NotFoundError(
      'There is no such path. /api/v1/openapi.json lists those that there are.',
    )
  })
  const { GET } = handlers
  return { ...handlers, POST: GET, PUT: GET, PATCH: GET, DELETE: GET }
}
