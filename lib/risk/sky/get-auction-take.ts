import type { Rad, Ray, Wad } from '../units'
import { getAuctionStatus } from './get-auction-status'
import type { SkyAuction, SkyAuctionRules } from './state'

/** Why `clip.take` reverts, after the contract's own checks and in their order. */
export type SkyTakeBlock =
  | 'stopped'
  /** It fell for too long or too far: `redo` first. */
  | 'needs-reset'
  /** The price is above what the buyer accepts. */
  | 'too-expensive'
  /** What is to raise is so little that only the whole lot may be bought. */
  | 'no-partial-purchase'

export type SkyTake =
  | {
      kind: 'taken'
      price: Ray
      /** Collateral bought. */
      slice: Wad
      /** DAI paid. */
      owe: Rad
      /** What stays to raise and to sell, as the event says; the auction ends where either is 0. */
      tab: Rad
      lot: Wad
      ended: boolean
      /** Collateral that goes back to the vault's owner: the lot that is left once all is raised. */
      returned: Wad
      /** What was to raise and never will be: the lot went for less. */
      uncovered: Rad
      /** Taken off the Dog's `dirt`. */
      digs: Rad
    }
  | { kind: 'reverts'; reason: SkyTakeBlock }

/**
 * A purchase of up to `amt` of an auction's collateral at a time (seconds), as `clip.take` settles it: never more
 * than the tab; a part leaves at least `chost` to raise, or is made smaller until it does.
 * `max`: highest price that the buyer accepts; none by default.
 * @throws RangeError where the price calculator reverts.
 */
export function getAuctionTake(
  rules: SkyAuctionRules,
  {
    auction,
    timestamp,
    amt,
    max,
  }: { auction: SkyAuction; timestamp: number; amt: Wad; max?: Ray | undefined },
): SkyTake {
  if (rules.stopped >= 3) return { kind: 'reverts', reason: 'stopped' }
  const { needsRedo, price } = getAuctionStatus(rules, { auction, timestamp })
  if (needsRedo) return { kind: 'reverts', reason: 'needs-reset' }
  if (max !== undefined && max < price) return { kind: 'reverts', reason: 'too-expensive' }
  const bought = getSlice(rules, { auction, amt, price })
  if (bought === null) return { kind: 'reverts', reason: 'no-partial-purchase' }
  const { slice, owe } = bought
  const tab = auction.tab - owe
  const lot = auction.lot - slice
  return {
    kind: 'taken',
    price,
    slice: slice as Wad,
    owe: owe as Rad,
    tab: tab as Rad,
    lot: lot as Wad,
    ended: lot === 0n || tab === 0n,
    returned: (tab === 0n ? lot : 0n) as Wad,
    uncovered: (lot === 0n ? tab : 0n) as Rad,
    digs: (lot === 0n ? auction.tab : owe) as Rad,
  }
}

/** `null`: a part that may not be bought. */
function getSlice(
  { chost }: SkyAuctionRules,
  { auction, amt, price }: { auction: SkyAuction; amt: bigint; price: bigint },
): { slice: bigint; owe: bigint } | null {
  const { lot, tab } = auction
  const slice = amt < lot ? amt : lot
  const owe = slice * price
  if (owe > tab) return { slice: tab / price, owe: tab }
  if (owe === tab || slice === lot || tab - owe >= chost) return { slice, owe }
  if (tab <= chost) return null
  return { slice: (tab - chost) / price, owe: tab - chost }
}
