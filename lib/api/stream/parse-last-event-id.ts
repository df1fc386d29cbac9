import { z } from 'zod'
import { parseQuery } from '../http/parse-query'

const EVENT_ID = /^[\w.:-]{1,200}$/

export const zStreamQuery = z.strictObject({
  lastEventId: z
    .string()
    .regex(EVENT_ID, 'must be the id of an event of this stream')
    .optional()
    .meta({ description: 'For readers that can not set the header' }),
})

/**
 * Where a reader was: the `Last-Event-ID` header that a browser sends by itself, else `?lastEventId=`. A header
 * that is no id of ours is passed over, since a browser told "400" would never come again.
 *
 * @throws InvalidRequestError for a query that is not of its form
 */
export function parseLastEventId(url: URL, header: string | null | undefined): string | undefined {
  const { lastEventId } = parseQuery(zStreamQuery, url)
  return header && EVENT_ID.test(header) ? header : lastEventId
}
