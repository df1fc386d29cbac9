const longest = 86_400_000

/**
 * How long a rate limit in a JSON-RPC error asks to wait, where no header does: `backoff_seconds` in its data,
 * or its words ("try again in 3 seconds", "retry after 500ms").
 *
 * @returns Milliseconds, at most a day; `undefined` where it says nothing.
 */
export function getRetryAfter({
  message,
  data,
}: {
  message: string
  data?: unknown
}): number | undefined {
  const wait = getBackOff(data) ?? getWords(message)
  return wait === undefined ? undefined : Math.min(wait, longest)
}

function getBackOff(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const rate = 'rate' in data ? data.rate : data
  if (typeof rate !== 'object' || rate === null || !('backoff_seconds' in rate)) return undefined
  const seconds = Number(rate.backoff_seconds)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
}

function getWords(message: string): number | undefined {
  const found =
    /(?:try again|retry|back ?off)\D{0,12}?\b(?:in|after|for)\s+(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|sec(?:ond)?s?|m|min(?:ute)?s?)\b/i.exec(
      message,
    )
  if (!found?.[1] || !found[2]) return undefined
  const unit = found[2].toLowerCase()
  const factor =
    unit.startsWith('ms') || unit.startsWith('mil') ? 1 : unit.startsWith('s') ? 1_000 : 60_000
  return Number(found[1]) * factor
}
