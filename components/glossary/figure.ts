import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'

/** The live number of a term, with the blocks it is of. */
export type Figure = {
  /** What is counted: `Open bad debt`. */
  label: string
  value: string
  /** Whose it is: an asset, a market, an account. */
  of?: { text: string; href: string }
  asOf: AsOfByMarket
  source: SourceByMarket
}
