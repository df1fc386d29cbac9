/**
 * Up to `sample` different rows, in the order drawn.
 * @param options.random 0 to 1, 1 excluded
 */
export function drawSample<T>(
  rows: readonly T[],
  { sample, random }: { sample: number; random: () => number },
): T[] {
  const drawn = new Set<number>()
  const wanted = Math.min(sample, rows.length)
  while (drawn.size < wanted) drawn.add(Math.floor(random() * rows.length))
  return [...drawn].flatMap((index) => rows.slice(index, index + 1))
}
