import type { Address, Hex } from 'viem'
import type { Asset } from '../market-types'

/** How an auction's price falls: `calc`'s kind. */
export type PriceCurve =
  | { kind: 'linear'; tau: bigint }
  | { kind: 'stairstep'; step: bigint; cut: bigint }
  | { kind: 'exponential'; cut: bigint }

/** Money in rad (1e45), ratios in ray (1e27), `chop` and `chip` in wad (1e18), times in seconds. */
export interface SkyIlkConfig {
  /** One of the four that the recorded deployment has auctions for. */
  name: 'ETH-B' | 'ETH-C' | 'LINK-A' | 'YFI-A'
  /** Symbol of the asset that secures it, in place of the recorded one. */
  gem: string
  mat: bigint
  /** Factor a second, on top of the common one. */
  duty: bigint
  line: bigint
  dust: bigint
  chop: bigint
  hole: bigint
  buf: bigint
  tail: bigint
  cusp: bigint
  chip: bigint
  tip: bigint
  curve: PriceCurve
}

export interface SkyIlk {
  name: SkyIlkConfig['name']
  /** The name as bytes32. */
  id: Hex
  gem: Asset
  join: Address
  clipper: Address
  calc: Address
  /** A specification contract: the price in force and the next. */
  oracleModule: Address
  /** What the module reads: the gem's Chainlink feed in dollars with 18 decimals. */
  source: Address
  config: SkyIlkConfig
}

/** The real contracts as recorded, but for the oracle modules and one price curve. */
export interface SkyDeployment {
  vat: Address
  dog: Address
  spotter: Address
  jug: Address
  vow: Address
  dai: Address
  daiJoin: Address
  cdpManager: Address
  proxyRegistry: Address
  ilkRegistry: Address
  /** Unlocked account that may configure everything. */
  pauseProxy: Address
  ilks: SkyIlk[]
  /** Block of the first recorded transaction. */
  fromBlock: number
}

/** A vault: an `urn` of the Vat. */
export interface SkyVault {
  ilk: string
  urn: Address
  /** Who acts for it: the urn itself, or the owner in the CDP manager (an account or its proxy). */
  owner: Address
  /** Its number in the CDP manager, decimal. */
  cdp?: string
}
