/** Prices that the accounts are judged at, round by round. */
export type Oracle = {
  /** Of the round to come. */
  getPrices(): Float64Array
  /** How far the pools have fallen by the end of a round, by asset: 1 = not at all. */
  record(falls: Float64Array): void
  /** Whether the next look would show what this one did. */
  isStill(): boolean
}

/**
 * `shocked · (1 − share + share · fall of the pool)`, the fall as it was `lagRounds` rounds ago. Share 0: an
 * outside market holds the price. 1: the pool is the market.
 */
export function createOracle(
  shocked: Float64Array,
  { lagRounds, share }: { lagRounds: number; share: number },
): Oracle {
  const lag = Math.max(1, Math.round(lagRounds))
  /** Newest last; what the oracle has yet to see. */
  const waiting: Float64Array[] = []
  let seen: Float64Array | undefined
  let last = shocked
  const toPrices = (falls: Float64Array | undefined) =>
    falls === undefined
      ? shocked
      : shocked.map((price, asset) => price * (1 - share + share * (falls[asset] as number)))
  return {
    getPrices() {
      last = toPrices(seen)
      return last
    },
    record(falls) {
      waiting.push(falls)
      if (waiting.length >= lag) seen = waiting.shift()
    },
    isStill: () =>
      [seen, ...waiting].every((falls) =>
        toPrices(falls).every((price, asset) => price === last[asset]),
      ),
  }
}
