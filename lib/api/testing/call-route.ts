import type { RouteHandlers } from '../http/create-handlers'

type Call = {
  method?: keyof RouteHandlers
  params?: Record<string, string>
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Calls a route's handlers as Next does: without params for a path that has none. */
export function callRoute(
  handlers: RouteHandlers,
  url: string,
  { method = 'GET', params, headers = {}, signal }: Call = {},
): Promise<Response> {
  const request = new Request(`http://localhost${url}`, {
    method,
    headers,
    ...(signal && { signal }),
  })
  return handlers[method](request, { params: Promise.resolve(params as Record<string, string>) })
}
