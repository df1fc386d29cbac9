/**
 * Places of labels along an axis of 0 to 1, at least `apart` from one another, in their order and none above
 * `highest`: as near to their own as that allows.
 */
export function spreadLabels(
  places: readonly number[],
  { apart, highest = 1 }: { apart: number; highest?: number },
): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place)
  let floor = Number.NEGATIVE_INFINITY
  for (const each of order) {
    each.place = Math.max(each.place, floor)
    floor = each.place + apart
  }
  let ceiling = highest
  for (const each of order.toReversed()) {
    each.place = Math.min(each.place, ceiling)
    ceiling = each.place - apart
  }
  return order.sort((a, b) => a.index - b.index).map(({ place }) => place)
}
