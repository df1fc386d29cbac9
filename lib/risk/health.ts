import type { Address, Wad } from './units'

/** What a lending protocol thinks of an account. No case is told by a special number. */
export type Health =
  | { kind: 'no-debt' }
  | { kind: 'priced'; healthFactor: Wad; liquidatable: boolean }
  | { kind: 'unpriced'; assets: readonly Address[] }

/**
 * Fall of all collateral prices, debt prices held, that brings health to 1.
 * `fall` is a fraction of today's prices in wad: 0.1834e18 = 18.34 %; zero or negative once reached.
 */
export type UniformDistance =
  | { kind: 'reached'; fall: Wad }
  | { kind: 'ahead'; fall: Wad }
  | { kind: 'unreachable' }
  | { kind: 'unknown' }

/**
 * The price of one asset, all others held, at which health crosses 1.
 * `liquidationPrice` is the oracle's integer, the first on the liquidatable side seen from today.
 * `distance` is the signed move from today's price as a fraction in wad, measured towards danger:
 * positive = that far to go, zero or negative = already there.
 */
export type AssetTrigger =
  | {
      kind: 'reachable'
      asset: Address
      direction: 'down' | 'up'
      liquidationPrice: bigint
      distance: Wad
    }
  | { kind: 'unreachable'; asset: Address }
  /** A price of the account is missing, so nothing can be said. */
  | { kind: 'unknown'; asset: Address }
