import type { PositionChance } from '@/lib/api/schema/chance'
import type { Position } from '@/lib/api/schema/position'
import type { ChanceLeg } from '@/lib/risk/chance/account-legs'
import { getAccountChances } from '@/lib/risk/chance/get-account-chances'
import type { MeasuredMarket } from './measure-market'

/** The same for everybody and always: whoever asks again gets the same answer. */
const SEED = 1

type Result = PositionChance['result']

/** The chance of one position to touch its line, at the measured motions of its market's prices. */
export function getPositionChance(
  position: Omit<Position, 'source'>,
  measured: MeasuredMarket,
): PositionChance {
  const { market, subaccount } = position
  const result = getResult(position, measured)
  return { market, ...(subaccount !== undefined && { subaccount }), result }
}

function getResult(position: Omit<Position, 'source'>, measured: MeasuredMarket): Result {
  const { health } = position
  if (health.kind === 'no-debt') return { kind: 'unknown', reason: 'no-debt', assets: [] }
  if (health.kind === 'unpriced') {
    const names = [...position.collateral, ...position.debt]
    const assets = health.assets.map((address) => ({
      address,
      symbol: names.find(({ asset }) => asset === address)?.symbol ?? address,
    }))
    return { kind: 'unknown', reason: 'unpriced', assets }
  }
  const legs = toLegs(position, { health: Number(health.healthFactor) / 1e18, measured })
  if (!legs) return { kind: 'unknown', reason: 'unpriced', assets: [] }
  const found = getAccountChances(legs, { model: measured.motion.model, seed: SEED })
  if (found.kind === 'reached') return { kind: 'reached' }
  if (found.kind === 'unknown') {
    const assets = found.assets.flatMap((index) => measured.assets[index] ?? [])
    return {
      kind: 'unknown',
      reason: found.reason,
      assets: assets.map(({ address, symbol }) => ({ address, symbol })),
    }
  }
  return {
    kind: 'known',
    method: found.method,
    deviations: found.deviations?.toFixed(4) ?? null,
    volatility: found.volatility.toFixed(6),
    paths: found.paths,
    seed: found.paths === null ? null : SEED,
    horizons: found.horizons.map(({ days, chance, error, low, high }) => ({
      days,
      chance: chance.toFixed(6),
      error: error.toFixed(6),
      low: low.toFixed(6),
      high: high.toFixed(6),
    })),
  }
}

/**
 * What is held and owed, in shares of what is owed: brought to the exact health, which the dollars of the legs only
 * nearly give. `undefined` where several legs have no value in common.
 */
function toLegs(
  { collateral, debt }: Omit<Position, 'source'>,
  { health, measured }: { health: number; measured: MeasuredMarket },
): ChanceLeg[] | undefined {
  const find = (asset: string) => measured.assets.findIndex(({ address }) => address === asset)
  const held = collateral.filter(({ usedAsCollateral }) => usedAsCollateral)
  const isSimple = held.length === 1 && debt.length === 1
  const worth = (valueUsd: string | null) =>
    valueUsd === null ? (isSimple ? 1 : Number.NaN) : Number(valueUsd)
  const heldLegs = held.map(({ asset, valueUsd, liquidationThreshold, supplyRate }) => ({
    asset: find(asset),
    side: 'collateral' as const,
    value: worth(valueUsd) * Number(liquidationThreshold),
    rate: Number(supplyRate),
  }))
  const owedLegs = debt.map(({ asset, valueUsd, borrowRate }) => ({
    asset: find(asset),
    side: 'debt' as const,
    value: worth(valueUsd),
    rate: Number(borrowRate),
  }))
  const sum = (legs: readonly ChanceLeg[]) => legs.reduce((total, { value }) => total + value, 0)
  const [holds, owes] = [sum(heldLegs), sum(owedLegs)]
  if (Number.isNaN(holds) || Number.isNaN(owes) || !(owes > 0)) return undefined
  if ([...heldLegs, ...owedLegs].some(({ asset }) => asset < 0)) return undefined
  return [
    ...heldLegs.map((leg) => ({ ...leg, value: holds > 0 ? (leg.value / holds) * health : 0 })),
    ...owedLegs.map((leg) => ({ ...leg, value: leg.value / owes })),
  ]
}
