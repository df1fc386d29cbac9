import type { z } from 'zod'
import { InvalidRequestError } from '@/lib/errors'

const LONGEST_SHOWN = 60

/**
 * What stands behind `?`, by its schema.
 *
 * @throws InvalidRequestError that names the parameter: unknown, given twice, or not of its form
 */
export function parseQuery<S extends z.ZodObject>(schema: S, url: URL): z.output<S> {
  const given: Record<string, string> = Object.create(null)
  for (const [key, value] of url.searchParams) {
    if (!Object.hasOwn(schema.shape, key)) throw unknownParameter(key, Object.keys(schema.shape))
    if (key in given) throw new InvalidRequestError(`${key} must be given once.`)
    given[key] = value
  }
  const parsed = schema.safeParse({ ...given })
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => {
    const key = String(issue.path[0] ?? 'query')
    return `${key} ${issue.message}, not ${shorten(given[key] ?? '')}.`
  })
  throw new InvalidRequestError(details.join(' '))
}

function unknownParameter(key: string, known: string[]): InvalidRequestError {
  const allowed = known.length > 0 ? `There are: ${known.join(', ')}.` : 'There are none here.'
  return new InvalidRequestError(`There is no parameter ${shorten(key)}. ${allowed}`)
}

function shorten(text: string): string {
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)
}
