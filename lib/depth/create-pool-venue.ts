import type { Address } from '@/lib/risk/units'
import { getLane, getLaneDepth, getReserveStretches, type Lane, type Stretch } from './lane'
import type { DepthPool } from './pool'

/** What one sale brought. Less is used than given where the liquidity of all pools ends. */
export type VenueSale = { amountIn: number; amountInUsed: number; amountOut: number }

/**
 * Pools that one asset is sold into, sale after sale, in floating point for sweeps. All amounts in smallest units;
 * prices are smallest units out per smallest unit in. `quoteExactInput` is the exact one.
 */
export type PoolVenue = {
  /** Sells over the best split of the pools, and moves them. */
  sell: (amountIn: number) => VenueSale
  /** The price of the reference pool now, without its fee: what an oracle that follows the pool would read. */
  getPrice: () => number
  /** What the next bit brings, the fee taken off; zero once all liquidity has ended. */
  getMarginalPrice: () => number
  /** Of each pool, in their order: what it was given since the start, its fee included. */
  getSoldAmounts: () => readonly number[]
  /** Buyers bring every pool back by this share (0 to 1) of the way that its square-root price has gone. */
  recover: (share: number) => void
  /** Back to the beginning. */
  reset: () => void
  /** A venue of its own in the present state. */
  clone: () => PoolVenue
}

type Seat = {
  lane: Lane
  stretches: readonly Stretch[]
  index: number
  /** Root of the price after the fee, where the pool stands. */
  root: number
  sold: number
  /** Of the sale under way. */
  taking: number
}

/**
 * A venue of `pools` for selling `tokenIn`. Sales follow the best marginal price down over all pools at once, which
 * is the best split of each. A pool is left at the end of its liquidity, not pushed past it.
 * @param reference whose price `getPrice` tells, index in `pools`; unless named the one that takes most for 2 %
 * @throws RangeError for no pools, or a pool without `tokenIn`
 */
export function createPoolVenue(
  pools: readonly DepthPool[],
  { tokenIn, reference }: { tokenIn: Address; reference?: number },
): PoolVenue {
  if (pools.length === 0) throw new RangeError('A venue needs a pool')
  const lanes = pools.map((pool) => getLane(pool, tokenIn))
  const depths = lanes.map(getLaneDepth)
  return createVenue(lanes.map(toSeat), reference ?? depths.indexOf(Math.max(...depths)))
}

function createVenue(seats: Seat[], reference: number): PoolVenue {
  return {
    sell: (amountIn) => sell(seats, amountIn),
    getPrice: () => {
      const seat = seats[reference]
      return seat ? (seat.root / seat.lane.feeRoot) ** 2 : 0
    },
    getMarginalPrice: () => Math.max(...seats.map(getTop)) ** 2,
    getSoldAmounts: () => seats.map(({ sold }) => sold),
    recover: (share) => {
      for (const seat of seats) recover(seat, share)
    },
    reset: () => {
      for (const seat of seats) Object.assign(seat, toSeat(seat.lane))
    },
    clone: () =>
      createVenue(
        seats.map((seat) => ({ ...seat })),
        reference,
      ),
  }
}

function toSeat(lane: Lane): Seat {
  const { stretches } = lane
  return { lane, stretches, index: 0, root: stretches[0]?.from ?? 0, sold: 0, taking: 0 }
}

function getTop({ index, stretches, root }: Seat): number {
  return index < stretches.length ? root : 0
}

/** From the best price down: those who stand there share by liquidity, until the amount or the stretch ends. */
function sell(seats: readonly Seat[], amountIn: number): VenueSale {
  let left = amountIn
  let used = 0
  let amountOut = 0
  for (const seat of seats) seat.taking = 0
  while (left > 0) {
    const { top, end, liquidity } = getFront(seats)
    if (top === 0) break
    const room = liquidity * (1 / end - 1 / top)
    const taken = Math.min(left, room)
    const root = left < room ? 1 / (1 / top + left / liquidity) : end
    for (const seat of seats) {
      if (getTop(seat) === top) move(seat, { root, share: taken / liquidity })
    }
    amountOut += taken * top * root
    used += taken
    left -= taken
  }
  for (const seat of seats) settle(seat)
  return { amountIn, amountInUsed: left > 0 ? used : amountIn, amountOut }
}

/** The best root price, how far down it lasts as it is, and the liquidity of those who stand there. */
function getFront(seats: readonly Seat[]): { top: number; end: number; liquidity: number } {
  let top = 0
  for (const seat of seats) top = Math.max(top, getTop(seat))
  let end = 0
  let liquidity = 0
  for (const seat of seats) {
    const root = getTop(seat)
    const stretch = seat.stretches[seat.index]
    if (root === top && stretch) {
      liquidity += stretch.liquidity
      end = Math.max(end, stretch.to)
    } else {
      end = Math.max(end, root)
    }
  }
  return { top, end, liquidity }
}

function move(seat: Seat, { root, share }: { root: number; share: number }): void {
  const stretch = seat.stretches[seat.index]
  if (!stretch) return
  seat.taking += share * stretch.liquidity
  seat.root = root
  if (root > stretch.to) return
  seat.index += 1
  seat.root = seat.stretches[seat.index]?.from ?? stretch.to
}

/** A pair keeps the fee in its reserves: once a sale is through, it pays a little less than it paid last. */
function settle(seat: Seat): void {
  seat.sold += seat.taking
  const stretch = seat.stretches[seat.index]
  if (!seat.lane.keepsFee || seat.taking === 0 || !stretch) return
  const { feeRoot } = seat.lane
  const fee = seat.taking * (1 - feeRoot ** 2)
  seat.stretches = getReserveStretches({
    reserveIn: (stretch.liquidity / seat.root) * feeRoot ** 2 + fee,
    reserveOut: stretch.liquidity * seat.root,
    feeRoot,
  })
  seat.index = 0
  seat.root = seat.stretches[0]?.from ?? 0
}

function recover(seat: Seat, share: number): void {
  const start = seat.lane.stretches[0]
  if (!start) return
  const root = seat.root + (start.from - seat.root) * share
  if (seat.lane.keepsFee) {
    seat.index = 0
    seat.root = root
    seat.stretches = seat.stretches.map((stretch) => ({ ...stretch, from: root }))
    return
  }
  const index = seat.stretches.findIndex(({ to }) => to < root)
  if (index === -1) return
  seat.index = index
  seat.root = Math.min(root, seat.stretches[index]?.from ?? root)
}
