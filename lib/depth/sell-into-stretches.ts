import type { Stretch } from './lane'

/** `root`: of the price that the next bit would bring. */
export type StretchSale = { amountInUsed: number; amountOut: number; root: number }

/** Sells an amount down a lane, in floating point. Less is used than given where its liquidity ends. */
export function sellIntoStretches(stretches: readonly Stretch[], amountIn: number): StretchSale {
  let [left, amountInUsed, amountOut] = [amountIn, 0, 0]
  let root = stretches[0]?.from ?? 0
  for (const { from, to, liquidity } of stretches) {
    if (left <= 0) break
    const room = liquidity * (1 / to - 1 / from)
    root = left < room ? 1 / (1 / from + left / liquidity) : to
    const taken = Math.min(left, room)
    amountOut += taken * from * root
    // Not told by what is left: of far more than there is room for, that has too few digits.
    amountInUsed += taken
    left -= taken
  }
  return { amountInUsed, amountOut, root }
}

/** How much a lane takes until its price's root has fallen to `root`. */
export function getRoomDownTo(stretches: readonly Stretch[], root: number): number {
  let room = 0
  for (const { from, to, liquidity } of stretches) {
    if (from <= root) break
    room += liquidity * (1 / Math.max(to, root) - 1 / from)
  }
  return room
}
