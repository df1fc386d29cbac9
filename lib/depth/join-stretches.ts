import type { Stretch } from './lane'

/** Lanes side by side as one: at each price the sum of the liquidity that stands there. Best price first. */
export function joinStretches(lanes: readonly (readonly Stretch[])[]): Stretch[] {
  const roots = new Set(lanes.flat().flatMap(({ from, to }) => [from, to]))
  const sorted = Float64Array.from(roots).sort().reverse()
  const at = lanes.map(() => 0)
  const joined: Stretch[] = []
  for (const [i, from] of sorted.entries()) {
    const to = sorted[i + 1] ?? from
    let liquidity = 0
    for (const [k, lane] of lanes.entries()) {
      while ((lane[at[k] ?? 0]?.to ?? 0) >= from) at[k] = (at[k] ?? 0) + 1
      const stretch = lane[at[k] ?? 0]
      if (stretch && stretch.from >= from) liquidity += stretch.liquidity
    }
    if (liquidity > 0 && to < from) joined.push({ from, to, liquidity })
  }
  return joined
}
