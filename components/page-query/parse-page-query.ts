import { z } from 'zod'

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** One thing in the URL that can't be used: where it stands, what was given, what it must be. */
export type QueryProblem = { key: string; given: string; message: string }

export type PageQuery<T> = {
  /** null where a value can't be used: nothing is shown then as if the filter were not there. */
  query: T | null
  problems: QueryProblem[]
  /** Keys that this page does not know. They are named, and change nothing. */
  ignored: string[]
}

/**
 * Reads what stands behind `?` by a schema of the API. Empty values, as forms send them for empty fields,
 * count as not given. Never throws.
 */
export function parsePageQuery<S extends z.ZodObject>(
  schema: S,
  searchParams: SearchParams,
): PageQuery<z.output<S>> {
  const known: Record<string, string> = {}
  const problems: QueryProblem[] = []
  const ignored: string[] = []
  for (const [key, value] of Object.entries(searchParams)) {
    if (value === undefined || value === '') continue
    if (!Object.hasOwn(schema.shape, key)) ignored.push(key)
    else if (Array.isArray(value)) {
      problems.push({ key, given: value.join(', '), message: 'must be given once' })
    } else known[key] = value.trim()
  }
  const parsed = z.safeParse(schema, known)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0] ?? '')
      problems.push({ key, given: known[key] ?? '', message: issue.message })
    }
  }
  return { query: parsed.success && problems.length === 0 ? parsed.data : null, problems, ignored }
}
