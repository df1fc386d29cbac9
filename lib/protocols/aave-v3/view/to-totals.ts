import type { Market, MarketAsset } from '@/lib/api/schema/market'
import type { AaveSweepCopy } from '../sweep-copy'
import type { AaveSnapshotData } from './snapshot-data'
import { getValue, toUsd } from './to-usd'

const largestShown = 10

/** Sums over the accounts that are followed and priced. */
export function toTotals(options: {
  sweep: AaveSweepCopy
  data: AaveSnapshotData
  assets: readonly MarketAsset[]
}): Pick<Market, 'coverage' | 'totals'> {
  const { sweep, data, assets } = options
  const sums = sweep.getTotals()
  const marketDebt = sumUsd(assets.map(({ borrowedUsd }) => borrowedUsd))
  return {
    // The market's own sum compounds stable debt at an average rate, so the accounts' may exceed it a little.
    coverage: marketDebt > 0 ? Math.min(1, sums.debtUsd / marketDebt).toFixed(6) : '1',
    totals: {
      collateralUsd: sums.collateralUsd.toFixed(2),
      debtUsd: sums.debtUsd.toFixed(2),
      liquidatableUsd: sums.liquidatableUsd.toFixed(2),
      liquidatableAccounts: sums.liquidatableAccounts,
      badDebtUsd: sums.badDebtUsd.toFixed(2),
      deficitUsd: toDeficit(data),
    },
  }
}

function sumUsd(values: readonly (string | null)[]): number {
  return values.reduce((sum, value) => sum + Number(value ?? 0), 0)
}

/** `null` where the protocol keeps no such account, or a deficit has no price. */
function toDeficit({ state, facts }: AaveSnapshotData): string | null {
  let sum = 0n
  for (const reserve of state.reserves) {
    const deficit = reserve && facts.reserves[reserve.id]?.deficit
    if (!reserve || deficit === undefined || deficit === 0n) continue
    if (deficit === null || reserve.price === null) return null
    const { price, decimals } = reserve
    sum += getValue({ amount: deficit, price, decimals, rounding: 'floor' })
  }
  return toUsd(sum, state.baseCurrencyUnit)
}

/** The largest debtors, with their share of the market's whole debt. */
export function toLargest(options: {
  sweep: AaveSweepCopy
  assets: readonly MarketAsset[]
}): Market['largest'] {
  const { book } = options.sweep
  const marketDebt = sumUsd(options.assets.map(({ borrowedUsd }) => borrowedUsd))
  const rows = listLargest(book.debtUsd)
  return rows.flatMap((row) => {
    const address = book.addresses[row]
    const debtUsd = book.debtUsd[row] ?? 0
    if (!address) return []
    return [
      {
        address,
        collateralUsd: (book.collateralUsd[row] ?? 0).toFixed(2),
        debtUsd: debtUsd.toFixed(2),
        shareOfDebt: marketDebt > 0 ? (debtUsd / marketDebt).toFixed(6) : '0',
      },
    ]
  })
}

/** Rows of the largest values above 0, largest first, without sorting all of them. */
function listLargest(values: Float64Array): number[] {
  const rows: number[] = []
  let least = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (!(value > least)) continue
    const place = rows.findIndex((other) => (values[other] as number) < value)
    rows.splice(place === -1 ? rows.length : place, 0, row)
    if (rows.length > largestShown) rows.pop()
    if (rows.length === largestShown) least = values[rows.at(-1) as number] as number
  }
  return rows
}
