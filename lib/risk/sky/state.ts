import type { Address, Rad, Ray, Wad } from '../units'

/** How an auction's price falls: one of the three price calculators of `abaci.sol`. */
export type SkyAuctionCurve =
  /** `LinearDecrease`: zero after `tau` seconds. */
  | { kind: 'linear'; tau: number }
  /** `StairstepExponentialDecrease`: every `step` seconds times `cut`. */
  | { kind: 'stair-step'; step: number; cut: Ray }
  /** `ExponentialDecrease`: every second times `cut`. */
  | { kind: 'exponential'; cut: Ray }

/** The auction house of one ilk: `Clipper`. */
export type SkyClip = {
  address: Address
  /** Starting price as a factor of the feed's. */
  buf: Ray
  /** Seconds after which an auction needs `redo`. */
  tail: number
  /** Share of the starting price below which an auction needs `redo`. */
  cusp: Ray
  /** Share of the tab that whoever kicks or redoes gets. */
  chip: Wad
  /** What whoever kicks or redoes gets besides. */
  tip: Rad
  /** `dust` times `chop` as `upchost` stored it: what a partial purchase must leave. */
  chost: Rad
  /** 0 = nothing stopped, 1 = no kick, 2 = no redo either, 3 = no take either. */
  stopped: number
  /** `null`: a price calculator that is none of `abaci.sol`. */
  curve: SkyAuctionCurve | null
}

/** The clip of auctions whose price can be told. */
export type SkyAuctionRules = SkyClip & { curve: SkyAuctionCurve }

/**
 * One collateral type at one block: Vat, Spotter, Jug, Dog, Clipper and the price module. Names are the
 * contracts' own; `totalArt`, `globalHole` and `globalDirt` are their `Art`, `Hole` and `Dirt`.
 */
export type SkyIlkState = {
  /** `ETH-A` */
  ilk: string
  /** The token behind `ink`, which is a wad whatever its decimals. */
  gem: { asset: Address; symbol: string; decimals: number }
  /** The block's timestamp, seconds. */
  timestamp: number
  /** Of the Vat: as stored, not dripped. */
  totalArt: Wad
  rate: Ray
  /** Of the Vat: as last poked. 0 = no price, and no vault can be barked at. */
  spot: Ray
  line: Rad
  dust: Rad
  /** Liquidation ratio and reference per DAI, of the Spotter. */
  mat: Ray
  par: Ray
  /** What the price module answers now, dollars (`peek`); `null` where it has none or is not positive. */
  price: Wad | null
  /** What it will answer once it is poked, from `from` (seconds) on (`peep`); `null` where it doesn't tell. */
  nextPrice: { price: Wad; from: number } | null
  /** Per second, of the Jug: the fee is `base + duty`. */
  duty: Ray
  base: Ray
  /** Of the last drip, seconds. */
  rho: number
  /** Of the Dog. `chop` includes the principal: 1.13e18 = 13 %. */
  chop: Wad
  hole: Rad
  dirt: Rad
  globalHole: Rad
  globalDirt: Rad
  dogLive: boolean
  /** `null`: none is set, nothing can be auctioned. */
  clip: SkyClip | null
}

/** A vault: locked collateral and normalised debt of one urn in one ilk. */
export type SkyUrn = { address: Address; ink: Wad; art: Wad }

/** A running auction: `Clipper.sales(id)`. */
export type SkyAuction = {
  id: bigint
  /** DAI to raise. */
  tab: Rad
  /** Collateral to sell. */
  lot: Wad
  /** Who gets what is left over. */
  usr: Address
  /** When it began or was redone, seconds. */
  tic: number
  top: Ray
}
