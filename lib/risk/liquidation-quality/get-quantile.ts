/**
 * The smallest of the values that at least a share `level` of them does not exceed (nearest rank, no value between
 * two): of whole blocks it is whole blocks. `null` of none.
 *
 * @param sorted ascending
 * @param level 0 to 1
 */
export function getQuantile(sorted: readonly number[], level: number): number | null {
  const rank = Math.ceil(level * sorted.length - 1e-9)
  return sorted[Math.max(0, rank - 1)] ?? null
}
