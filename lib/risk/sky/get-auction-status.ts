import { rayDivFloor } from '../math'
import type { Rad, Ray, Wad } from '../units'
import { getAuctionPrice } from './get-auction-price'
import type { SkyAuction, SkyAuctionRules } from './state'

/** What `clip.getStatus(id)` answers. */
export type SkyAuctionStatus = { needsRedo: boolean; price: Ray; lot: Wad; tab: Rad }

/** An auction at a time, seconds. @throws RangeError where the price calculator reverts. */
export function getAuctionStatus(
  { curve, tail, cusp }: Pick<SkyAuctionRules, 'curve' | 'tail' | 'cusp'>,
  { auction, timestamp }: { auction: SkyAuction; timestamp: number },
): SkyAuctionStatus {
  const { top, lot, tab } = auction
  const elapsed = timestamp - auction.tic
  const price = getAuctionPrice(curve, { top, elapsed })
  return { needsRedo: elapsed > tail || rayDivFloor(price, top) < cusp, price, lot, tab }
}
