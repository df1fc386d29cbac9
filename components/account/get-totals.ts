import type { Position } from '@/lib/api/schema/position'
import { addDecimals } from './compare-decimals'

type Totals = { collateralUsd: string | null; debtUsd: string | null }

/** Sums over positions; null where one of them is not known, because a part is no total. */
export function getTotals(positions: readonly Position[]): Totals {
  const sum = (values: (string | null)[]) => {
    const known = values.filter((value) => value !== null)
    return known.length === values.length ? addDecimals('0', ...known) : null
  }
  return {
    collateralUsd: sum(positions.map(({ collateralUsd }) => collateralUsd)),
    debtUsd: sum(positions.map(({ debtUsd }) => debtUsd)),
  }
}
