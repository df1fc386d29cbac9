/** `never`: not within 100 years. `unknown`: a price is missing. */
export type TimeToLiquidation =
  | { kind: 'never' }
  | { kind: 'reached' }
  | { kind: 'seconds'; seconds: number }
  | { kind: 'unknown' }

export const SECONDS_PER_YEAR = 31_536_000
/** What takes longer is `never`, seconds. */
export const LONGEST_TIME = 100 * SECONDS_PER_YEAR
