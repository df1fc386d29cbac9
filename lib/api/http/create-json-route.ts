import { z } from 'zod'
import { ChainReadError } from '@/lib/errors'
import type { Endpoint } from '../endpoint'
import { createAnswer } from './answer'
import { createHandlers, type RouteHandlers } from './create-handlers'
import { getAnswers } from './get-answers'
import { parseQuery } from './parse-query'
import type { Params } from './read-params'
import { respond, respondWith } from './respond'

type Call = {
  params: Params
  /** CSV was asked for without `limit` and `cursor`: all rows. */
  isWhole: boolean
}

const zListFacts = z.object({
  source: z.record(z.string(), z.object({ status: z.string() })),
  nextCursor: z.string().nullable().optional(),
})

type Options = {
  /** Changes whenever what `run` reads might: answers are kept while it stays. Left out: none is kept. */
  readVersion?: () => string
}

/**
 * A route from its endpoint: parses the query, runs, encodes by the endpoint's schema, as CSV where it has a
 * CSV view and the query says so. What the endpoint lets be kept is answered from memory while nothing changes.
 */
export function createJsonRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Answer>,
  run: (query: z.output<Query>, call: Call) => z.input<Answer> | Promise<z.input<Answer>>,
  { readVersion }: Options = {},
): RouteHandlers {
  return createHandlers(async (request, params) => {
    const url = new URL(request.url)
    const key = `${url.pathname}${url.search}`
    const version = endpoint.isKept && readVersion?.()
    const kept = version === undefined ? undefined : getAnswers().get(key, version)
    if (kept) return respondWith(request, kept)
    const query = parseQuery(endpoint.query, url)
    const csv = url.searchParams.get('format') === 'csv' ? endpoint.csv : undefined
    const isPaged = url.searchParams.has('limit') || url.searchParams.has('cursor')
    const answer = await run(query, { params, isWhole: csv !== undefined && !isPaged })
    refuseUnread(answer)
    if (!csv) {
      const encoded = endpoint.answer.parse(answer)
      const cacheControl = endpoint.getCacheControl?.(encoded, query)
      const made = createAnswer(JSON.stringify(encoded), {
        contentType: 'application/json',
        ...(cacheControl !== undefined && { cacheControl }),
      })
      const isKept =
        version !== undefined &&
        readVersion?.() === version &&
        endpoint.isKept?.(encoded, { query, version })
      if (isKept) getAnswers().set(key, version, made)
      return respondWith(request, made)
    }
    // Its columns pick what leaves: parsing 100,000 rows first would only hold up everyone else.
    return respond(request, csv.encode(answer), {
      contentType: 'text/csv; charset=utf-8; header=present',
      headers: {
        'Content-Disposition': `attachment; filename="${csv.filename}.csv"`,
        ...toCsvHeaders(answer, url),
      },
    })
  })
}

const zUnread = z.object({ asOf: z.strictObject({}) })

/**
 * An answer of no block at all is no empty list and no zero.
 *
 * @throws ChainReadError where not one market could be read
 */
function refuseUnread(answer: unknown): void {
  if (!zUnread.safeParse(answer).success) return
  throw new ChainReadError('No market could be read yet: see /api/v1/status for the reasons.', {
    reason: 'network',
    retryable: true,
  })
}

/** What rows can't say: the next page, and which markets were not read. */
function toCsvHeaders(answer: unknown, url: URL): Record<string, string> {
  const facts = zListFacts.safeParse(answer)
  if (!facts.success) return {}
  const { source, nextCursor } = facts.data
  const down = Object.keys(source).filter((market) => source[market]?.status === 'down')
  const headers: Record<string, string> = {}
  if (down.length > 0) headers['Plimsoll-Down'] = down.map(encodeURIComponent).join(', ')
  if (nextCursor) {
    const next = new URLSearchParams(url.searchParams)
    next.set('cursor', nextCursor)
    headers.Link = `<${url.pathname}?${next}>; rel="next"`
  }
  return headers
}
