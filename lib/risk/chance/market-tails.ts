/** One figure at a level: 95 of 100 days end with no more. Dollars. */
export type TailFigure = {
  value: number
  /** Where the level lies with 95 % confidence, given how many paths were played. */
  low: number
  high: number
}

export type TailLevel = {
  /** 0.95, 0.99 */
  level: number
  /** Collateral taken in forced sales, at the prices of the sale. */
  seized: TailFigure
  /** Debt left without collateral. */
  badDebt: TailFigure
  /** Accounts of which something was taken. */
  accounts: TailFigure
}

/** What a day may bring a market, over seeded paths of its prices. */
export type MarketTails = {
  horizonSeconds: number
  paths: number
  /** Looks at the prices on each path. */
  steps: number
  seed: number
  levels: readonly TailLevel[]
  mean: { seized: number; badDebt: number; accounts: number }
  /** What the same rules take at today's prices already; in none of the figures above. */
  now: { seized: number; badDebt: number; accounts: number }
  /** Shares of collateral and debt whose price was held still, because nothing is known of how it moves. */
  heldStill: { collateral: number; debt: number }
}
