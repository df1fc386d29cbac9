/** One answer of a price feed. */
export type PriceRound = {
  /** Seconds since the epoch. */
  time: number
  /** In any unit; only its ratio to other rounds of the same feed is looked at. */
  price: number
}

/** The year that yearly figures here are of: markets that never close, 365 days. */
export const SECONDS_PER_YEAR = 31_536_000
export const SECONDS_PER_DAY = 86_400
