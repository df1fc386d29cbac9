/** A value from `at` on, seconds since the epoch; null where it could not be told. */
export type HistoryPoint = { at: number; value: number | null }

/** Known values without a hole between them; the last holds until `until`. */
export type Run = { points: readonly { at: number; value: number }[]; until: number }

/**
 * Points, oldest first, cut where nothing was kept for longer than `holdsFor` seconds or a value is missing.
 * The newest value holds up to `to`, where that is near enough.
 */
export function toRuns(
  points: readonly HistoryPoint[],
  { holdsFor, to }: { holdsFor: number; to: number },
): Run[] {
  const runs: { points: { at: number; value: number }[]; until: number }[] = []
  let isOpen = false
  points.forEach(({ at, value }, index) => {
    const run = isOpen ? runs.at(-1) : undefined
    if (value === null) {
      if (run) run.until = at
      isOpen = false
      return
    }
    const next = points[index + 1]?.at ?? Math.max(to, at)
    const isHeld = next - at <= holdsFor
    const until = isHeld ? next : at
    if (run) {
      run.points.push({ at, value })
      run.until = until
    } else runs.push({ points: [{ at, value }], until })
    isOpen = isHeld
  })
  return runs
}
