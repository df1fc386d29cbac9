const share = 0.1
const most = 5

/** How many requests may be sent twice: a tenth of all, and five at once after a quiet time. */
export type HedgeBudget = {
  /** Counts a request that could be hedged. */
  earn(): void
  /** @returns False where the share is used up. */
  spend(): boolean
}

export function createHedgeBudget(): HedgeBudget {
  let left = 1
  return {
    earn() {
      left = Math.min(most, left + share)
    },
    spend() {
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
