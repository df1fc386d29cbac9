import type { AssetDistance, Position } from '@/lib/api/schema/position'
import { formatDistance } from '@/lib/format'
import { formatTriggerPrice } from '../get-headline'

type Reach =
  | { kind: 'none'; why: string }
  | { kind: 'reached' | 'ahead'; price: string; direction: 'down' | 'up'; move: string }

function getReach(each: AssetDistance | undefined, health: Position['health']): Reach {
  if (health.kind === 'no-debt') return { kind: 'none', why: 'nothing owed' }
  if (health.kind === 'unpriced') return { kind: 'none', why: 'not known' }
  if (!each || 'unreachable' in each) return { kind: 'none', why: 'unreachable' }
  const reached = health.kind === 'priced' && health.liquidatable
  return {
    kind: reached ? 'reached' : 'ahead',
    price: formatTriggerPrice(each),
    direction: each.direction,
    move: formatDistance(each.distance),
  }
}

/** The price of this asset, all others held, at which the position is liquidated, and the move to it. */
export function TriggerCells({
  position,
  asset,
  isCounted,
}: {
  position: Position
  asset: string
  /** false: supplied without being collateral, and not owed either. */
  isCounted: boolean
}) {
  const each = position.distance.perAsset.find((distance) => distance.asset === asset)
  const reach: Reach = isCounted
    ? getReach(each, position.health)
    : { kind: 'none', why: 'not collateral' }
  if (reach.kind === 'none')
    return (
      <>
        <td className="n text-muted" data-label="Liquidation price">
          {reach.why}
        </td>
        <td className="n text-muted" data-label="Distance">
          <span aria-hidden="true">–</span>
        </td>
      </>
    )
  const sign = reach.direction === 'down' ? '−' : '+'
  return (
    <>
      <td className="n" data-label="Liquidation price">
        <b data-live="">{reach.price}</b>
      </td>
      <td className="n" data-label="Distance">
        {reach.kind === 'reached' ? (
          <b className="text-under">reached</b>
        ) : (
          <span data-live="" className="text-muted">
            {reach.move.startsWith('<') ? `${sign} ${reach.move}` : `${sign}${reach.move}`}
          </span>
        )}
      </td>
    </>
  )
}
