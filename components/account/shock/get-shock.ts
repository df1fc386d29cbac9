import type { Position } from '@/lib/api/schema/position'
import { addDecimals, compareDecimals } from '../compare-decimals'
import type { ShockReach } from '../get-joint-fall'

/** One price's fall across all positions, as the URL holds it. */
export type Shock = {
  asset: string
  /** Ratio, such as 0.2. */
  fall: string
}

export type ShockOption = { asset: string; symbol: string }

/** What a fall of that price, and of those that follow it, does to one position. */
export type ShockOutcome =
  | 'no-debt'
  | 'unknown'
  | 'unread'
  | 'already'
  | 'liquidatable'
  | 'part'
  | 'helped'
  | 'unreached'
  | 'untouched'

const FALL = /^(0(\.\d{1,18})?|1(\.0{1,18})?)$/
const DEFAULT_FALL = '0.2'

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Assets held as collateral in any position, the most worth first. */
export function getShockOptions(positions: readonly Position[]): ShockOption[] {
  const worth = new Map<string, { symbol: string; usd: string }>()
  for (const { collateral } of positions)
    for (const { asset, symbol, usedAsCollateral, valueUsd } of collateral) {
      if (!usedAsCollateral) continue
      const before = worth.get(asset)?.usd ?? '0'
      worth.set(asset, { symbol, usd: addDecimals(before, valueUsd ?? '0') })
    }
  return [...worth]
    .sort(([, a], [, b]) => compareDecimals(b.usd, a.usd))
    .map(([asset, { symbol }]) => ({ asset, symbol }))
}

/** What the URL asks for; the asset most held and 20 % where it says nothing that can be used. */
export function chooseShock(
  options: readonly ShockOption[],
  given: { shock?: string | undefined; fall?: string | undefined },
): Shock | null {
  const [first] = options
  if (!first) return null
  const asset = options.find((option) => isSame(option.asset, given.shock ?? ''))?.asset
  const fall = given.fall !== undefined && FALL.test(given.fall) ? given.fall : DEFAULT_FALL
  return { asset: asset ?? first.asset, fall }
}

/** No interest is added, and prices that don't follow are held. */
export function getShockOutcome(
  { health, earlier }: Position,
  { fall, reach }: { fall: string; reach: ShockReach },
): ShockOutcome {
  if (health.kind === 'no-debt') return 'no-debt'
  if (health.kind === 'unpriced') return 'unknown'
  if (health.liquidatable) return 'already'
  if (reach.kind !== 'at') return reach.kind
  if (compareDecimals(fall, reach.distance) >= 0) return 'liquidatable'
  const isCrossed =
    earlier !== undefined &&
    (earlier.liquidatable ||
      (earlier.distance !== null && compareDecimals(fall, earlier.distance) >= 0))
  return isCrossed ? 'part' : 'unreached'
}
