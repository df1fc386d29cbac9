import type { Position } from '@/lib/api/schema/position'
import { formatWad } from '@/lib/format'

/** Whether the contract's own figure at the same block is the same, and that figure whole. */
export function VerifiedMark({ position: { verified, health } }: { position: Position }) {
  if (health.kind === 'no-debt') return null
  if (!verified) return <span>the contract&rsquo;s own figure was not read at this block</span>
  if (verified.equal)
    return (
      <span className="text-afloat">
        <span aria-hidden="true">✓ </span>equals the contract&rsquo;s own figure,{' '}
        {formatWad(verified.onChainHealthFactor)}
      </span>
    )
  return (
    <b className="text-under">
      <span aria-hidden="true">✗ </span>the contract says {formatWad(verified.onChainHealthFactor)}:
      trust that figure
    </b>
  )
}
