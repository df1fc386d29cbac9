import type { HealthJson } from '@/lib/api/schema/position'
import { getRiskStep, type RiskStep } from '@/lib/risk/get-risk-step'

/** The risk step of a position's health; null where there is none to tell. */
export function getStep(health: HealthJson): RiskStep | null {
  return health.kind === 'priced' ? getRiskStep(BigInt(health.healthFactor)) : null
}
