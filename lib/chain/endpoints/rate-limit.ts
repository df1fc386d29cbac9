const windowMs = 1_000
/** Refusals of requests that were on their way together count once. */
const onceMs = 1_000
const lowestPerSecond = 2
const recoverEveryMs = 2_000
const recoverBy = 1.25
/** At this many times the rate that was refused the limit is forgotten. */
const forgetAt = 4

/** How many requests a second one endpoint bears: nothing until it refuses one for its rate. */
export type RateLimit = {
  /** Requests a second at present; `undefined` without a limit. */
  getPerSecond(): number | undefined
  /** Until a request could go, ms. */
  getWaitMs(): number
  /** Counts a request as sent. @returns Until it may go, ms. */
  take(): number
  /** The endpoint refused a request for its rate. */
  cut(): void
}

/**
 * Halves the rate of an endpoint that says "too many requests", spaces what follows evenly, and raises the rate
 * by a quarter every two seconds without another refusal.
 */
export function createRateLimit({ now = Date.now }: { now?: () => number } = {}): RateLimit {
  let perSecond: number | undefined
  let refusedRate = 0
  let changedAt = Number.NEGATIVE_INFINITY
  let nextSlot = 0
  let sent: number[] = []

  function recover(): void {
    if (perSecond === undefined) return
    const steps = Math.floor((now() - changedAt) / recoverEveryMs)
    if (steps < 1) return
    perSecond *= recoverBy ** steps
    changedAt += steps * recoverEveryMs
    if (perSecond >= refusedRate * forgetAt) perSecond = undefined
  }

  function getWaitMs(): number {
    recover()
    return perSecond === undefined ? 0 : Math.max(0, nextSlot - now())
  }

  return {
    getPerSecond() {
      recover()
      return perSecond
    },
    getWaitMs,
    take() {
      const wait = getWaitMs()
      const at = now() + wait
      sent = sent.filter((time) => time > now() - windowMs)
      sent.push(at)
      if (perSecond !== undefined) nextSlot = at + 1_000 / perSecond
      return wait
    },
    cut() {
      if (now() - changedAt < onceMs && perSecond !== undefined) return
      const lately = sent.filter((time) => time > now() - windowMs).length
      const rate = Math.max(
        lowestPerSecond,
        Math.min(perSecond ?? Number.POSITIVE_INFINITY, lately),
      )
      if (perSecond === undefined) refusedRate = rate
      perSecond = Math.max(lowestPerSecond, rate / 2)
      changedAt = now()
      nextSlot = now() + 1_000 / perSecond
    },
  }
}
