import type { TimeToLiquidation } from '@/lib/risk/time-to-liquidation'

/** Seconds until an account can be liquidated; `null`: never, or nobody knows. */
export function toSeconds(time: TimeToLiquidation): number | null {
  if (time.kind === 'reached') return 0
  return time.kind === 'seconds' ? time.seconds : null
}
