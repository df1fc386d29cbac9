/**
 * Share of the past that was searched and read, 0 to 1. The last hundredth is for what the search found: it has
 * `known` read and `waiting` not yet.
 */
export function getProgress(options: { searched: number; known: number; waiting: number }): number {
  const { searched, known, waiting } = options
  if (searched < 1) return searched * 0.99
  return waiting === 0 ? 1 : 0.99 + (0.01 * known) / (known + waiting)
}
