import type { Position } from '@/lib/api/schema/position'
import { formatPrice, formatSymbol } from '@/lib/format'
import { formatTriggerPrice } from '../account/get-headline'
import { getTriggers } from '../account/get-triggers'

/** The move that the load line names: the nearest one, in words and rounded; undefined where there is none. */
export function getLineTrigger(
  position: Position,
): { symbol: string; atWaterline: string; now: string } | undefined {
  const [first] = getTriggers(position)
  if (!first || first.priceUsd === null) return undefined
  return {
    symbol: formatSymbol(first.symbol),
    atWaterline: formatTriggerPrice(first),
    now: formatPrice(first.priceUsd),
  }
}
