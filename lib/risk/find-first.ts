/** What is known of a predicate on a whole interval, both ends included. */
export type Verdict = 'all' | 'none' | 'mixed'

const BUDGET = 4_096

/**
 * First integer from `from` on towards `to`, either way, where a predicate holds; `null`: none.
 * `judge(near, far)` answers for a whole interval and never says `mixed` of a single point. Intervals that
 * it can't decide are halved, nearer half first; the work is logarithmic where few stay undecided.
 * Beyond 4,096 undecided ones the ends alone are compared: still a crossing, perhaps not the first.
 */
export function findFirst(
  from: bigint,
  to: bigint,
  judge: (near: bigint, far: bigint) => Verdict,
): bigint | null {
  const pending: [bigint, bigint][] = [[from, to]]
  let budget = BUDGET
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
    if (budget > 0) {
      budget -= 1
      pending.push(farther, nearer)
    } else {
      pending.push(judge(nearEnd, nearEnd) === 'all' ? nearer : farther)
    }
  }
  return null
}
