import { WAD } from '@/lib/risk/units'

/** Health (in wad) at places of the line (0 to 1): the waterline stands at 0.27, the last tenth before it is wide. */
const STOPS = [
  [(WAD * 80n) / 100n, 0],
  [(WAD * 95n) / 100n, 0.17],
  [WAD, 0.27],
  [(WAD * 110n) / 100n, 0.39],
  [(WAD * 150n) / 100n, 0.6],
  [WAD * 2n, 0.79],
  [WAD * 3n, 1],
] as const

/**
 * Where a health factor (wad) stands on the load line, 0 to 1, linear between the stops, four decimals.
 * `beyond` says that it lies off the end. What is below 1 is always left of the waterline, by rounding down.
 */
export function getLinePlace(healthFactor: bigint): {
  place: number
  beyond: 'below' | 'above' | null
} {
  const [lowest] = STOPS
  if (healthFactor < lowest[0]) return { place: 0, beyond: 'below' }
  for (let at = 1; at < STOPS.length; at++) {
    const [from, to] = [STOPS[at - 1], STOPS[at]]
    if (!from || !to || healthFactor >= to[0]) continue
    const share = Number(((healthFactor - from[0]) * 1_000_000n) / (to[0] - from[0])) / 1e6
    return { place: Math.floor((from[1] + share * (to[1] - from[1])) * 1e4) / 1e4, beyond: null }
  }
  return { place: 1, beyond: healthFactor > WAD * 3n ? 'above' : null }
}
