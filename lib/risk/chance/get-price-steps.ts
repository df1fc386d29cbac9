import type { PriceRound } from './price-round'

/** What lies between two rounds of a feed. */
export type PriceStep = {
  /** Seconds since the epoch. */
  from: number
  to: number
  /** ln of the later price ÷ the earlier. */
  logReturn: number
}

export type PriceSteps = {
  steps: readonly PriceStep[]
  /** Intervals that were left out because the feed was silent for longer than `maxGapSeconds`. */
  gaps: number
  gapSeconds: number
}

/**
 * The intervals between a feed's rounds, oldest first. A round that repeats the price (a heartbeat) is an interval
 * without a return: its time counts. Rounds without a usable price or of an earlier time are skipped; of several
 * at one time the last counts.
 *
 * @param options.maxGapSeconds an interval longer than this says nothing of how the price moved meanwhile
 */
export function getPriceSteps(
  rounds: readonly PriceRound[],
  { maxGapSeconds }: { maxGapSeconds: number },
): PriceSteps {
  const steps: PriceStep[] = []
  let gaps = 0
  let gapSeconds = 0
  const kept: PriceRound[] = []
  for (const round of rounds) {
    const last = kept.at(-1)
    if (!(round.price > 0) || !Number.isFinite(round.price)) continue
    if (last && round.time < last.time) continue
    if (last && round.time === last.time) kept.pop()
    kept.push(round)
  }
  for (let index = 1; index < kept.length; index++) {
    const [before, after] = [kept[index - 1], kept[index]]
    if (!before || !after) continue
    const seconds = after.time - before.time
    if (seconds > maxGapSeconds) {
      gaps += 1
      gapSeconds += seconds
      continue
    }
    steps.push({
      from: before.time,
      to: after.time,
      logReturn: Math.log(after.price / before.price),
    })
  }
  return { steps, gaps, gapSeconds }
}
