import type { InitialisedTick } from '../pool'

const WORD = 256

/**
 * Where the next step of a swap ends: the next initialised tick or, before it, the edge of the bitmap's word
 * of 256 spacings, as `TickBitmap.nextInitializedTickWithinOneWord`. Stepping at the same places as the
 * contract is what makes amounts equal to the wei: each step rounds.
 * @param ticks ascending
 */
export function findNextTick(
  ticks: readonly InitialisedTick[],
  { tick, tickSpacing, zeroForOne }: { tick: number; tickSpacing: number; zeroForOne: boolean },
): { tick: number; initialised: InitialisedTick | null } {
  const compressed = Math.floor(tick / tickSpacing)
  if (zeroForOne) {
    const found = ticks[countUpTo(ticks, tick) - 1]
    const edge = Math.floor(compressed / WORD) * WORD * tickSpacing
    return found && found.tick >= edge
      ? { tick: found.tick, initialised: found }
      : { tick: edge, initialised: null }
  }
  const found = ticks[countUpTo(ticks, tick)]
  const edge = (Math.floor((compressed + 1) / WORD) * WORD + WORD - 1) * tickSpacing
  return found && found.tick <= edge
    ? { tick: found.tick, initialised: found }
    : { tick: edge, initialised: null }
}

/** The next initialised tick whatever the distance; `null` where there is none. */
export function findNextInitialisedTick(
  ticks: readonly InitialisedTick[],
  { tick, zeroForOne }: { tick: number; zeroForOne: boolean },
): InitialisedTick | null {
  const count = countUpTo(ticks, tick)
  return ticks[zeroForOne ? count - 1 : count] ?? null
}

/** How many ticks are not above `tick`. */
function countUpTo(ticks: readonly InitialisedTick[], tick: number): number {
  let low = 0
  let high = ticks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ticks[middle]?.tick ?? Number.POSITIVE_INFINITY) <= tick) low = middle + 1
    else high = middle
  }
  return low
}
