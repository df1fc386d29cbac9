import { z } from 'zod'

/** Below this health an account is reported, where the reader has chosen nothing else. */
export const DEFAULT_LEVEL = '1.1'

export const zLevel = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,4})?$/, 'must be a health factor, such as 1.2')
  .refine((text) => Number(text) > 0, 'must be above 0')

// Controls, and the marks that reorder or hide text: a name from a file must not rewrite the row around it.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu

export const zWatchEntry = z.object({
  address: z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits'),
  name: z
    .string()
    .max(60, 'must have 60 characters at most')
    .transform((name) => name.replace(UNSAFE, '').trim()),
  level: zLevel,
})

export const zWatchList = z.object({
  version: z.literal(1, 'must be 1: the list is of another version of this page'),
  entries: z.array(zWatchEntry).max(200, 'must be 200 at most'),
  /** Whether the reader wants notifications; the browser's own permission apart. */
  notifies: z.boolean().default(false),
})

export type WatchEntry = z.output<typeof zWatchEntry>
export type WatchList = z.output<typeof zWatchList>

export const emptyList: WatchList = { version: 1, entries: [], notifies: false }

export type ParsedWatchList =
  | { kind: 'list'; list: WatchList }
  | { kind: 'unreadable'; why: string }

export const isSameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A watchlist from its text, as the browser keeps it or a file has it; what is wrong is said of the first fault. */
export function parseWatchList(text: string): ParsedWatchList {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', why: 'It is not JSON.' }
  }
  const parsed = zWatchList.safeParse(value)
  if (!parsed.success) return { kind: 'unreadable', why: toWhy(parsed.error) }
  const { entries } = parsed.data
  const twice = entries.find(
    ({ address }, index) =>
      entries.findIndex((each) => isSameAddress(each.address, address)) < index,
  )
  if (twice) return { kind: 'unreadable', why: `${twice.address} is in it twice.` }
  return { kind: 'list', list: parsed.data }
}

function toWhy({ issues: [issue] }: z.ZodError): string {
  if (!issue) return 'It has not the form of a watchlist.'
  const [part, index, key] = issue.path
  const message = issue.message.startsWith('must') ? issue.message : 'is missing or not of its form'
  if (part === 'entries' && typeof index === 'number') {
    return `Entry ${index + 1}: ${key === undefined ? 'it' : String(key)} ${message}.`
  }
  return part === undefined
    ? 'It has not the form of a watchlist.'
    : `Its ${String(part)} ${message}.`
}

/** As the browser keeps it and a file has it. */
export function formatWatchList(list: WatchList): string {
  return `${JSON.stringify(list, null, 2)}\n`
}
