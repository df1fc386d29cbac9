import { findFirst } from '../find-first'
import { mulDivFloor, rayDivFloor } from '../math'
import { RAY, type Ray, WAD, type Wad } from '../units'
import { getAuctionPrice } from './get-auction-price'
import { getAuctionStatus } from './get-auction-status'
import type { SkyAuction, SkyAuctionRules } from './state'

/** The first second from which an auction needs `redo`, seconds since the epoch: after `tail`, or below `cusp`. */
export function getRedoTime(
  rules: Pick<SkyAuctionRules, 'curve' | 'tail' | 'cusp'>,
  auction: SkyAuction,
): number {
  const { tail, cusp } = rules
  const { tic, top } = auction
  const below = findFirstPrice(rules, auction, {
    from: 0,
    to: tail,
    isReached: (price) => rayDivFloor(price, top) < cusp,
  })
  return tic + (below ?? tail + 1)
}

export type SkyProfitableTime =
  /** `timestamp`: the first second, seconds since the epoch; `price` there. */
  | { kind: 'at'; timestamp: number; price: Ray }
  /** The auction needs `redo` first, at `redoTime`. */
  | { kind: 'after-redo'; redoTime: number }

/**
 * The first second from `timestamp` on at which an auction's price is at most `marketPrice · (1 − margin)`, DAI per
 * collateral. `margin`: wad, what the buyer wants to earn and to spend.
 */
export function getProfitableTime(
  rules: SkyAuctionRules,
  {
    auction,
    timestamp,
    marketPrice,
    margin,
  }: { auction: SkyAuction; timestamp: number; marketPrice: Ray; margin: Wad },
): SkyProfitableTime {
  const redoTime = getRedoTime(rules, auction)
  const wanted = mulDivFloor(marketPrice, WAD - margin, WAD)
  const { tic, top } = auction
  const elapsed = findFirstPrice(rules, auction, {
    from: Math.max(0, timestamp - tic),
    to: redoTime - tic - 1,
    isReached: (price) => price <= wanted,
  })
  if (elapsed === null) return { kind: 'after-redo', redoTime }
  const price = getAuctionPrice(rules.curve, { top, elapsed })
  return { kind: 'at', timestamp: tic + elapsed, price }
}

/** Even steps from an auction's start to the last second before it needs `redo`, for a picture of its fall. */
export function getPricePath(
  rules: SkyAuctionRules,
  { auction, steps }: { auction: SkyAuction; steps: number },
): { timestamp: number; price: Ray }[] {
  const last = getRedoTime(rules, auction) - 1
  const { tic } = auction
  const timestamps = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round(tic + ((last - tic) * step) / steps),
  )
  return [...new Set(timestamps)].map((timestamp) => ({
    timestamp,
    price: getAuctionStatus(rules, { auction, timestamp }).price,
  }))
}

/**
 * First elapsed second of `[from, to]` whose price is low enough. Prices fall but for the rounding of `rpow`: a
 * unit of its ray for every step, so within that of an interval's ends.
 */
function findFirstPrice(
  { curve }: Pick<SkyAuctionRules, 'curve'>,
  { top }: SkyAuction,
  { from, to, isReached }: { from: number; to: number; isReached: (price: bigint) => boolean },
): number | null {
  if (from > to) return null
  const priceAt = (elapsed: bigint) => getAuctionPrice(curve, { top, elapsed: Number(elapsed) })
  const found = findFirst(BigInt(from), BigInt(to), {
    judge: (near, far) => {
      if (near === far) return isReached(priceAt(near)) ? 'all' : 'none'
      const rounding = (top * (far + 2n)) / RAY + 2n
      if (isReached(priceAt(near) + rounding)) return 'all'
      const lowest = priceAt(far) - rounding
      return isReached(lowest > 0n ? lowest : 0n) ? 'mixed' : 'none'
    },
  })
  return found === null ? null : Number(found)
}
