import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { toLargest } from '../../to-largest'
import { toTotals } from '../../to-totals'
import type { AaveSweepCopy } from '../account-table'
import type { AaveSnapshotData } from './snapshot-data'
import { getValue, toUsd } from './to-usd'

/** Sums over the accounts that are followed and priced. */
export function toMarketTotals(options: {
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
    totals: toTotals(sums, { deficitUsd: toDeficit(data) }),
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
export function toLargestDebtors(options: {
  sweep: AaveSweepCopy
  assets: readonly MarketAsset[]
}): Market['largest'] {
  const { book } = options.sweep
  const marketDebt = sumUsd(options.assets.map(({ borrowedUsd }) => borrowedUsd))
  return toLargest(book, (row) =>
    marketDebt > 0 ? ((book.debtUsd[row] ?? 0) / marketDebt).toFixed(6) : '0',
  )
}
