import { InvalidRequestError } from '@/lib/errors'

/** The variable parts of a path, decoded. */
export type Params = Readonly<Record<string, string>>

/**
 * Decodes `%3A` and its like; a route without variable parts has none. Names and ids hold no `%` of their own, so what was decoded before stays as it is.
 *
 * @throws InvalidRequestError for a `%` that is no escape
 */
export function readParams(raw: Record<string, string | string[] | undefined> | undefined): Params {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw ?? {})) {
    if (value === undefined) continue
    const text = typeof value === 'string' ? value : value.join('/')
    try {
      params[name] = decodeURIComponent(text)
    } catch {
      throw new InvalidRequestError(`The ${name} in the path has a % that is no escape.`)
    }
  }
  return params
}
