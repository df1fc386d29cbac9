import { parseDecimalString } from '@/lib/api/decimal'
import { getAdded } from '@/lib/api/get-added'
import { formatAmount, formatUsdCompact } from '@/lib/format'
import type { CurveRow } from './curve-rows'

/** `level`: what each percent adds. `asset`: amounts of the asset that falls, not their dollars. */
export type CurveView = { mode: 'cumulative' | 'level'; unit: 'usd' | 'asset' }

export const plainView: CurveView = { mode: 'cumulative', unit: 'usd' }

/** The view that a curve can be shown in: without amounts of the asset (all falls, or no price) in dollars. */
export function getViewOf(
  { assetAmount }: { assetAmount: readonly string[] | null },
  { mode, unit }: CurveView,
): CurveView {
  return { mode, unit: assetAmount === null ? 'usd' : unit }
}

/** The view as the URL holds it; what is usual is left out. Without an asset there is no amount of one. */
export function toViewParams({ mode, unit }: CurveView, asset: string | null) {
  return {
    mode: mode === 'cumulative' ? undefined : mode,
    unit: unit === 'usd' || asset === null ? undefined : unit,
  }
}

/** Cumulative rows as the mode shows them: by level each row has what it adds to the one before. Exact. */
export function getShownRows(
  rows: readonly CurveRow[],
  mode: CurveView['mode'],
): readonly CurveRow[] {
  if (mode === 'cumulative') return rows
  const add = (index: number, of: (row: CurveRow) => string) => {
    const added = getAdded(
      rows.slice(Math.max(0, index - 1), index + 1).map(of),
      index === 0 ? 0 : 1,
    )
    if (added === undefined) throw new RangeError(`The curve has no row ${index}.`)
    return added
  }
  return rows.map((row, index) => ({
    percent: row.percent,
    collateralUsd: add(index, (each) => each.collateralUsd),
    debtUsd: add(index, (each) => each.debtUsd),
    badDebtUsd: add(index, (each) => each.badDebtUsd),
    accounts: Number(add(index, (each) => String(each.accounts))),
    assetAmount: row.assetAmount === null ? null : add(index, (each) => each.assetAmount ?? '0'),
  }))
}

const DECIMALS = 36

/** Tokens as the curve says them (a decimal string), rounded up: what may be sold is not understated. */
export function formatTokens(amount: string): string {
  return formatAmount(parseDecimalString(amount, DECIMALS), { decimals: DECIMALS, rounding: 'up' })
}

/** What may be sold at a row, in words: `$18.2M`, or `12,345.67 WETH`. Null where it is not known. */
export function formatAtRisk(
  row: { collateralUsd: string; assetAmount?: string | null },
  { name, unit }: { name: string; unit: CurveView['unit'] },
): string | null {
  if (unit === 'usd') return formatUsdCompact(row.collateralUsd)
  return row.assetAmount == null ? null : `${formatTokens(row.assetAmount)} ${name}`
}
