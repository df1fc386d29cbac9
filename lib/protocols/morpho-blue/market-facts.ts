import type { Hex } from 'viem'
import type { MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address, Wad } from '@/lib/risk/units'

/** What of a market never changes: the five parameters whose hash is its id, and what its tokens are. */
export type MorphoMarketFacts = {
  id: Hex
  loanToken: MorphoToken
  collateralToken: MorphoToken
  oracle: Address
  /** Price feeds that the oracle names; empty for one of another kind. */
  feeds: readonly Address[]
  /** Interest rate model; the zero address where there is none. */
  irm: Address
  lltv: Wad
}

/** A market's own sums as stored, so as of `lastUpdate`. */
export type MorphoTotals = {
  totalSupplyAssets: bigint
  totalSupplyShares: bigint
  totalBorrowAssets: bigint
  totalBorrowShares: bigint
  /** Seconds; 0: there is no such market. */
  lastUpdate: number
  fee: Wad
}

/** A market with debt at one block. */
export type MorphoReading = MorphoTotals & {
  /** 1e36 scale; `null` where the oracle reverts or answers 0. */
  price: bigint | null
  /** Per second, wad; `null` where the rate model reverts: then nothing can be done in this market. */
  borrowRate: Wad | null
}

/** A pre-liquidation contract of the factory's: its market and its terms. */
export type MorphoLine = {
  address: Address
  marketId: Hex
  preLltv: Wad
  preLCF1: Wad
  preLCF2: Wad
  preLIF1: Wad
  preLIF2: Wad
  oracle: Address
}
