/** Failures in a row from which on an endpoint is left to one trial at a time. */
const openFrom = 3
const firstMs = 250
const longestMs = 10_000

/** What the failures of one endpoint mean for the next request. */
export type Breaker = {
  /** Failures in a row. */
  readonly failures: number
  /** Not to be asked before, ms since the epoch; 0 or past when it may. */
  readonly coolUntil: number
  /** True after several failures in a row, until a trial succeeds. */
  readonly open: boolean
  /** @param begunAt When the request was sent: one sent before the last failure proves nothing after it. */
  succeed(begunAt: number): void
  /** @param retryAfterMs What the endpoint asked for: kept to the millisecond. */
  fail(retryAfterMs?: number): void
}

/**
 * Leaves a failing endpoint alone for a jittered time that doubles from 250 ms to 10 s. After three failures in
 * a row it is open: when its time is up, exactly one trial goes (`checkEndpoint`, which callers share), and the
 * rest follows when that succeeds. What `Retry-After` names no success of another request shortens.
 */
export function createBreaker({
  now = Date.now,
  random = Math.random,
}: {
  now?: () => number
  random?: () => number
} = {}): Breaker {
  let failures = 0
  let failedAt = Number.NEGATIVE_INFINITY
  let backOffUntil = 0
  let notBefore = 0
  return {
    get failures() {
      return failures
    },
    get coolUntil() {
      return Math.max(backOffUntil, notBefore)
    },
    get open() {
      return failures >= openFrom
    },
    succeed(begunAt) {
      if (begunAt < failedAt) return
      failures = 0
      backOffUntil = 0
    },
    fail(retryAfterMs) {
      failures += 1
      failedAt = now()
      const backOff = Math.min(firstMs * 2 ** (failures - 1), longestMs) * (0.5 + random() / 2)
      if (retryAfterMs === undefined) backOffUntil = failedAt + backOff
      else notBefore = Math.max(notBefore, failedAt + retryAfterMs)
    },
  }
}
