import { z } from 'zod'
import { InvalidRequestError } from '@/lib/errors'

/**
 * An opaque place in a list. The key of a row (its sort value, then what makes it unique), not its number: a
 * cursor stays valid while rows come, go and move, and the next page begins after that key.
 */
export type CursorKey = readonly (string | number | null)[]

const VERSION = 1
const zPacked = z.tuple(
  [z.literal(VERSION), z.string()],
  z.union([z.string(), z.number(), z.null()]),
)

/**
 * @param list what the key belongs to, such as `accounts.distance`: a cursor of one list is refused by another
 * @returns base64url text that needs no escaping in a URL
 */
export function encodeCursor(list: string, key: CursorKey): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify([VERSION, list, ...key])))
}

/**
 * @param options.key what the list's keys look like
 * @throws InvalidRequestError for text that `encodeCursor` did not make for this list
 */
export function decodeCursor<const T extends z.ZodType<CursorKey>>(
  cursor: string,
  options: { list: string; key: T },
): z.output<T> {
  const packed = zPacked.safeParse(parseJson(cursor))
  const [, list, ...rest] = packed.success ? packed.data : [VERSION, undefined]
  const key = list === options.list ? options.key.safeParse(rest) : undefined
  if (!key?.success) {
    throw new InvalidRequestError(
      'cursor is not one of this list: take `nextCursor` of the page before, with the same sort.',
    )
  }
  return key.data
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

function parseJson(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
