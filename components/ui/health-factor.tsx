import type { HealthJson } from '@/lib/api/schema/position'
import { formatHealthFactor, formatWad } from '@/lib/format'
import { getRiskStep } from '@/lib/risk/get-risk-step'

const COLOURS = {
  afloat: 'text-afloat',
  watch: 'text-watch',
  danger: 'text-danger',
  under: 'text-under',
}

/** The health of a position: the factor rounded towards danger, or in words why there is none. */
export function HealthFactor({ health }: { health: HealthJson }) {
  if (health.kind === 'no-debt') return <span className="text-muted">no debt</span>
  if (health.kind === 'unpriced') return <span className="text-muted">price missing</span>
  const step = getRiskStep(BigInt(health.healthFactor))
  return (
    <data
      value={health.healthFactor}
      data-live=""
      title={formatWad(health.healthFactor)}
      className={`font-bold ${COLOURS[step]}`}
    >
      {formatHealthFactor(health.healthFactor)}
    </data>
  )
}
