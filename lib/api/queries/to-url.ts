type QueryValue = string | number | undefined

/** A path of the API with its query; what is undefined is left out, the order is that of the keys given. */
export function toUrl(
  path: `/api/v1/${string}`,
  query: Readonly<Record<string, QueryValue>> = {},
): `/api/v1/${string}` {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}
