import type { Curve } from '@/lib/api/schema/curve'
import { formatSymbol, formatUsdCompact } from '@/lib/format'
import { type CurveRow, getCurveRows, getRowAt } from './curve-rows'

/** `WETH`, or what falls where no asset was chosen. */
export function getFallingName({ asset, symbol }: Pick<Curve, 'asset' | 'symbol'>): string {
  if (asset === null) return 'all collateral'
  return symbol === null ? asset : formatSymbol(symbol)
}

/**
 * What is seen at a fall in percent, in one sentence: "Up to $18.2M is sold if WETH falls 20 %". Up to: what
 * is liquidatable is counted whole, and a protocol's close factor may let go of less.
 */
export function getCurveTitle(
  name: string,
  { percent, row }: { percent: number; row: Pick<CurveRow, 'collateralUsd'> | undefined },
): string {
  const when = percent === 0 ? 'at today’s prices' : `if ${name} falls ${percent}\u00a0%`
  if (!row) return `What is sold ${when} is not known`
  if (Number(row.collateralUsd) === 0) return `Nothing is sold ${when}`
  return `Up to ${formatUsdCompact(row.collateralUsd)} is sold ${when}`
}

/** The same for a whole curve; null where no block was read, for its zeros are none then. */
export function getTitleOfCurve(curve: Curve, percent: number): string | null {
  if (Object.keys(curve.asOf).length === 0) return null
  const row = getRowAt(getCurveRows(curve), percent)
  return getCurveTitle(getFallingName(curve), { percent, row })
}
