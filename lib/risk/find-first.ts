/** What is known of a predicate on a whole interval, both ends included. */
export type Verdict = 'all' | 'none' | 'mixed'

export type Judge = (near: bigint, far: bigint) => Verdict

/**
 * First integer from `from` on towards `to`, either way, where a predicate holds; `null`: none.
 * `judge` answers for a whole interval, both ends included, and never says `mixed` of a single point.
 * Intervals that it can't decide are halved, nearer half first; the work is logarithmic where few stay
 * undecided. Beyond `budget` undecided ones the middle alone is asked: still a crossing, perhaps not the first.
 */
export function findFirst(
  from: bigint,
  to: bigint,
  { judge, budget = 512 }: { judge: Judge; budget?: number },
): bigint | null {
  const pending: [bigint, bigint][] = [[from, to]]
  let left = budget
  for (let interval = pending.pop(); interval !== undefined; interval = pending.pop()) {
    const [near, far] = interval
    const verdict = judge(near, far)
    if (verdict === 'all') return near
    if (verdict === 'none') continue
    const step = near < far ? 1n : -1n
    const half = ((far - near) * step) / 2n
    const nearEnd = near + half * step
    const nearer: [bigint, bigint] = [near, nearEnd]
    const farther: [bigint, bigint] = [nearEnd + step, far]
    if (left > 0) {
      left -= 1
      pending.push(farther, nearer)
    } else {
      pending.push(judge(nearEnd, nearEnd) === 'all' ? nearer : farther)
    }
  }
  return null
}
