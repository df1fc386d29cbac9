import { toDecimalString } from '@/lib/api/decimal'
import type { AssetDistance } from '@/lib/api/schema/position'
import type { PricePoint } from '@/lib/api/schema/price'
import type { AssetTrigger } from '@/lib/risk/health'

/**
 * Where one asset's price makes an account liquidatable, in the API's words; nothing where a price is missing.
 * @param toPoint the trigger's price in the protocol's own unit and in dollars
 */
export function toAssetDistance(
  trigger: AssetTrigger,
  toPoint: (raw: bigint) => PricePoint,
): AssetDistance[] {
  if (trigger.kind === 'unknown') return []
  const { asset } = trigger
  if (trigger.kind === 'unreachable') return [{ asset, unreachable: true }]
  const { direction, liquidationPrice, distance } = trigger
  return [
    {
      asset,
      direction,
      liquidationPrice: toPoint(liquidationPrice),
      distance: toDecimalString(distance, 18),
    },
  ]
}
