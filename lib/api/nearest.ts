import type { AsOfByMarket, SourceByMarket } from './schema/as-of'
import type { BookRow } from './schema/book'
import type { HealthJson } from './schema/position'

/** A loan that a move of one asset's price makes liquidatable. */
export type NearestLoan = {
  row: BookRow
  /** Which way its price hurts, and how far it alone may move that way (ratio); zero or less: it is there. */
  move: { direction: 'down' | 'up'; distance: string }
  /** Health once that price has fallen as far as was asked. */
  fallen: HealthJson
}

/**
 * Whose loans a move of one asset's price reaches first, wherever it is held or owed: by how far it may fall, then, of
 * those that no fall reaches, by how far it may rise. Handed to components, not part of the JSON API.
 */
export type Nearest = {
  asOf: AsOfByMarket
  source: SourceByMarket
  loans: NearestLoan[]
  /** Liquidatable already, without any of the asset. */
  others: number
  /** Owe it with nothing behind it. */
  badDebts: number
  /** Hold or owe it, and lack a price. */
  unpriced: number
}

/** What `Nearest` is asked for: `percent` is how far the asset's price has fallen, whole, 0 to 100. */
export type NearestQuery = {
  asset: string
  market?: string | undefined
  percent: number
  limit: number
}
