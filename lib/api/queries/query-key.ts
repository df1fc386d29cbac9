/**
 * Every key is `['api', url]`: text only, since TanStack can't hash a bigint. Invalidating `['api']` at a block
 * asks all of it anew.
 */
export const API_KEY = 'api'

export function toQueryKey<const Url extends string>(url: Url): readonly [typeof API_KEY, Url] {
  return [API_KEY, url]
}
