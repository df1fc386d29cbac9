import type { Address } from '../units'

/** An asset as one market prices it. Two markets that list the same token have an entry each. */
export type PopulationAsset = {
  /** Index into `markets`. */
  market: number
  address: Address
  symbol: string
  decimals: number
  /** Dollars a whole token at the population's block, as the market's own oracle says; above 0. */
  price: number
  /** What the price hangs on; assets of one feed move together. `null`: not known, or its own. */
  feed: Address | null
}

/** How one asset counts for accounts of one e-mode category (0 = none). Keys of legs. */
export type PopulationTerms = {
  /** Index into `assets`. */
  asset: number
  eMode: number
  /** Share of the value that counts before a forced sale: threshold, LLTV, liquidate factor, 1 ÷ ratio. */
  weight: number
  /** Value given for a value repaid, with principal: 1.05. Comet: 1 ÷ liquidation factor. Sky: `chop`. */
  bonus: number
  /** Share of the bonus part that the protocol keeps. */
  protocolFee: number
  /** Aave v3.0: an e-mode category's own price ÷ the asset's. Else 1. */
  priceFactor: number
  /** Paused, inactive or in its grace period: counts, but can be neither seized nor repaid. */
  isBlocked: boolean
}

/** How a market forces a sale. Values in dollars. */
export type PopulationRules =
  | {
      kind: 'aave-v3'
      revision: number
      /** Truncated to whole bps up to v3.4. */
      averageThreshold: 'truncated' | 'exact'
      /** `v3.0`: half of a debt above 0.95. `v3.3`: half of all debt above 0.95 and $2,000; dust; deficits. */
      liquidation: 'v3.0' | 'v3.3'
      /** Both sides must be worth this for the close factor to bind. */
      minCloseFactorValue: number
      /** What a side that is not emptied must keep. */
      minLeftoverValue: number
      /** While false (sequencer outage) only accounts below 0.95. */
      liquidationAllowed: boolean
    }
  /** Everything at once; debt left without collateral is taken from the suppliers. */
  | { kind: 'morpho-blue' }
  /** The protocol takes everything, then sells from its shelf. */
  | {
      kind: 'compound-v3'
      isPaused: boolean
      /** Of the penalty, what a buyer gets as discount. */
      storeFrontPriceFactor: number
      /** Dollars that the reserves are below their target: sold is only while they are. */
      shelfRoom: number
    }
  /** The vault goes into a Dutch auction. */
  | {
      kind: 'sky'
      isLive: boolean
      /** Starting price over the oracle's. */
      buf: number
      /** Seconds until it must be redone, share of the starting price below which it must. */
      tail: number
      cusp: number
      curve: PopulationAuctionCurve
      /** DAI that auctions may still set out to raise, and the least that one may leave. */
      room: number
      dust: number
    }

export type PopulationAuctionCurve =
  | { kind: 'linear'; seconds: number }
  | { kind: 'stair-step'; step: number; cut: number }
  | { kind: 'exponential'; cut: number }

export type PopulationMarket = {
  /** As the API's market ids. */
  id: string
  name: string
  chainId: number
  rules: PopulationRules
}

/**
 * Everyone who owes something in one market or several, at one block each, as plain number columns: what a
 * cascade or a Monte Carlo runs over. Typed arrays of their own, so a worker can be given them. Row r holds the
 * collateral legs `starts[r]` to `middles[r]` and the debt legs `middles[r]` to `starts[r + 1]`; only what is
 * used as collateral is in it. Accounts without a price are left out and counted.
 */
export type Population = {
  markets: readonly PopulationMarket[]
  assets: readonly PopulationAsset[]
  terms: readonly PopulationTerms[]
  /** Accounts. */
  length: number
  addresses: readonly Address[]
  /** By row: index into `markets`. */
  accountMarkets: Int32Array
  /** `length + 1`. */
  starts: Int32Array
  middles: Int32Array
  /** By leg: index into `terms`. */
  legTerms: Int32Array
  /** By leg: whole tokens, interest up to the block included. */
  legAmounts: Float64Array
  /** Left out for want of a price. */
  unpricedAccounts: number
}
