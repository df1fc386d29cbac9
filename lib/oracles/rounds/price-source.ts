import type { Address } from '@/lib/risk/units'

/** Where a market's oracle takes an asset's price from. */
export type PriceSource = {
  asset: Address
  /** The contract that it asks; `null`: none, or not known. */
  source: Address | null
  /**
   * `price`: the source is the price. `base`, `quote`: of a source that prices one token in another, what it names
   * for either side. `fixed`: the protocol counts the asset at a price that does not move.
   */
  part: 'price' | 'base' | 'quote' | 'fixed'
}

/** A price as a product of feeds: each to the power of 1 or −1. */
export type FeedTerm = { feed: Address; power: 1 | -1 }

export type ResolvedSource =
  | { kind: 'feeds'; terms: readonly FeedTerm[] }
  /** It never moves: a constant. */
  | { kind: 'fixed' }
  | { kind: 'unknown'; reason: 'no-source' | 'no-rounds' }
