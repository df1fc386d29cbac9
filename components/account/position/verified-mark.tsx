import type { Position } from '@/lib/api/schema/position'
import { formatWad } from '@/lib/format'

/** Whether the contract's own figure at the same block is the same, and that figure whole. */
export function VerifiedMark({ position: { verified, health } }: { position: Position }) {
  if (health.kind === 'no-debt') return null
  if (!verified) return <span>the contract&rsquo;s own figure was not read at this block</span>
  const { onChainHealthFactor: figure, equal, by } = verified
  if (equal)
    return (
      <span className="text-afloat">
        <span aria-hidden="true">✓ </span>
        {figure === null
          ? `equals what the contract itself says${by ? ` by ${by}` : ''}`
          : `equals the contract’s own figure, ${formatWad(figure)}`}
      </span>
    )
  return (
    <b className="text-under">
      <span aria-hidden="true">✗ </span>
      {figure === null
        ? `the contract says otherwise${by ? ` by ${by}` : ''}: trust the contract`
        : `the contract says ${formatWad(figure)}: trust that figure`}
    </b>
  )
}
