import type { Curve } from '@/lib/api/schema/curve'
import { formatSymbol } from '@/lib/format'
import { type CurveRow, getCurveRows, getRowAt } from './curve-rows'
import { type CurveView, formatAtRisk, getShownRows, plainView } from './curve-view'

/** `WETH`, or what falls where no asset was chosen. */
export function getFallingName({ asset, symbol }: Pick<Curve, 'asset' | 'symbol'>): string {
  if (asset === null) return 'all collateral'
  return symbol === null ? asset : formatSymbol(symbol)
}

/**
 * What is seen at a fall in percent, in one sentence: "Up to $18.2M is sold if WETH falls 20 %"; by level, "Up to
 * $1.2M more is sold as WETH falls from 19 % to 20 %". Up to: what is liquidatable is counted whole, and a
 * protocol's close factor may let go of less.
 *
 * @param at.row of the mode that is shown
 */
export function getCurveTitle(
  name: string,
  at: {
    percent: number
    row: (Pick<CurveRow, 'collateralUsd'> & { assetAmount?: string | null }) | undefined
    view?: CurveView
  },
): string {
  const { percent, row, view = plainView } = at
  const isStep = view.mode === 'level' && percent > 0
  const when = getWhen(name, percent, isStep)
  const more = isStep ? ' more' : ''
  const amount = row ? formatAtRisk(row, { name, unit: view.unit }) : null
  if (!row || amount === null) return `What${more} is sold ${when} is not known`
  const size = view.unit === 'usd' ? row.collateralUsd : row.assetAmount
  if (Number(size) === 0) return `Nothing${more} is sold ${when}`
  return `Up to ${amount}${more} is sold ${when}`
}

function getWhen(name: string, percent: number, isStep: boolean): string {
  if (percent === 0) return 'at today’s prices'
  if (isStep) return `as ${name} falls from ${percent - 1}\u00a0% to ${percent}\u00a0%`
  return `if ${name} falls ${percent}\u00a0%`
}

/** The same for a whole curve; null where no block was read, for its zeros are none then. */
export function getTitleOfCurve(
  curve: Curve,
  percent: number,
  view: CurveView = plainView,
): string | null {
  if (Object.keys(curve.asOf).length === 0) return null
  const row = getRowAt(getShownRows(getCurveRows(curve), view.mode), percent)
  return getCurveTitle(getFallingName(curve), { percent, row, view })
}
