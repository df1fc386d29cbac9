/** A day: what says more does not mean it. */
const longest = 86_400_000

/**
 * `Retry-After` in seconds or as an HTTP date.
 *
 * @returns Milliseconds from `now`, at most a day; `undefined` where it says nothing usable.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, longest)
  const date = Date.parse(text)
  if (Number.isNaN(date) || !/[a-z]/i.test(text)) return undefined
  return Math.min(Math.max(date - now, 0), longest)
}
