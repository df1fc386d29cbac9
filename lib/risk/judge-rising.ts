import type { Judge } from './find-first'

/** For `findFirst`, where a predicate that holds goes on to hold: the far end of an interval decides. */
export function judgeRising(holds: (value: bigint) => boolean): Judge {
  return (near, far) => (holds(near) ? 'all' : holds(far) ? 'mixed' : 'none')
}
