import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import { STATUS_NO_DEBT, STATUS_UNPRICED } from '@/lib/risk/row-status'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { createSkyColumns, type SkyColumns, type SkySweep } from '@/lib/risk/sky/columns'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import type { Address } from '@/lib/risk/units'
import type { BookColumns, CurveAmounts } from '../market-adapter'
import type { SkyVault } from './vault'
import type { VaultTable } from './vault-table'

/** Sums over the priced vaults of an ilk, dollars. */
export type SweepTotals = {
  collateralUsd: number
  debtUsd: number
  liquidatableUsd: number
  liquidatableAccounts: number
  badDebtUsd: number
}

/**
 * What one sweep over an ilk's vaults found, kept while the table moves on: all vaults with debt, in dollars.
 * Health is the stored rate's, as `bark` judges; the book's debt includes the fee up to the block. The curve
 * counts the debt as stored.
 */
export class SkySweepCopy {
  readonly book: BookColumns
  /** All vaults at this block, those without debt too. */
  readonly vaults: readonly SkyVault[]
  /** Vaults with debt whose health nobody knows, for want of a price. */
  readonly unpriced: number
  readonly #table: VaultTable
  readonly #state: SkyIlkState
  readonly #rows: Uint32Array
  readonly #liquidatable: Uint8Array

  constructor(table: VaultTable, state: SkyIlkState) {
    const { sweep } = table.sweep(state)
    const vaults = table.freeze()
    const rows = listRowsWithDebt(sweep)
    const isPriced = (row: number) => sweep.status[row] !== STATUS_UNPRICED
    const pick = (values: Float64Array, factor: number) =>
      Float64Array.from(rows, (row) =>
        isPriced(row) ? (values[row] ?? Number.NaN) * factor : Number.NaN,
      )
    this.#table = table
    this.#state = state
    this.#rows = rows
    this.#liquidatable = Uint8Array.from(rows, (row) => sweep.liquidatable[row] ?? 0)
    this.vaults = vaults
    this.unpriced = rows.reduce((count, row) => count + (isPriced(row) ? 0 : 1), 0)
    this.book = {
      length: rows.length,
      addresses: Array.from(rows, (row) => vaults[row]?.account ?? '0x'),
      subaccounts: Array.from(rows, (row) => vaults[row]?.urn ?? ''),
      healthFactors: pick(sweep.healthFactors, 1),
      collateralUsd: pick(sweep.collateral, 1),
      debtUsd: pick(sweep.debt, Number(applySkyDrip(state).rate) / Number(state.rate)),
    }
  }

  getVault(bookRow: number): SkyVault | undefined {
    return this.vaults[this.#rows[bookRow] ?? -1]
  }

  getTotals(): SweepTotals {
    const { length, collateralUsd, debtUsd } = this.book
    const totals = {
      collateralUsd: 0,
      debtUsd: 0,
      liquidatableUsd: 0,
      liquidatableAccounts: 0,
      badDebtUsd: 0,
    }
    for (let row = 0; row < length; row += 1) {
      const collateral = collateralUsd[row] ?? Number.NaN
      const debt = debtUsd[row] ?? Number.NaN
      if (Number.isNaN(collateral)) continue
      totals.collateralUsd += collateral
      totals.debtUsd += debt
      totals.badDebtUsd += Math.max(0, debt - collateral)
      if (this.#liquidatable[row] !== 1 || !this.#barks(row)) continue
      totals.liquidatableUsd += collateral
      totals.liquidatableAccounts += 1
    }
    return totals
  }

  /** @param asset the asset that falls; `null`: all collateral */
  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const { columns, sweep } = this.#table.isAt(this.vaults, this.#state)
      ? this.#table.sweep(this.#state)
      : this.#sweepAgain()
    const exposure = asset === null ? null : columns.computeExposure(asset)
    const curve = getRiskCurve({ rows: sweep, exposure, levels })
    const price = asset === this.#state.gem.asset ? getSkyPrice(this.#state) : null
    const { collateral, debt, accounts, badDebt } = curve
    const perToken = price === null || price === 0n ? null : Number(price) / 1e18
    const assetAmount = perToken === null ? null : curve.inAsset.map((value) => value / perToken)
    const { unpriced: unpricedAccounts } = this
    return { collateral, assetAmount, debt, accounts, badDebt, unpricedAccounts }
  }

  /** Vaults of which a bark would pass now. */
  listLiquidatable(): SkyVault[] {
    const found: SkyVault[] = []
    for (let row = 0; row < this.book.length; row += 1) {
      const vault = this.#liquidatable[row] === 1 && this.#barks(row) && this.getVault(row)
      if (vault) found.push(vault)
    }
    return found
  }

  #barks(bookRow: number): boolean {
    const vault = this.getVault(bookRow)
    if (!vault) return false
    const { urn: address, ink, art } = vault
    return getSkyBark(this.#state, { address, ink, art }).kind === 'barks'
  }

  /** The table has moved on: this block's vaults in columns of their own. */
  #sweepAgain(): { columns: SkyColumns; sweep: SkySweep } {
    const columns = createSkyColumns()
    for (const { urn: address, ink, art } of this.vaults) columns.setUrn({ address, ink, art })
    return { columns, sweep: columns.computeHealthFactors(this.#state) }
  }
}

function listRowsWithDebt(sweep: SkySweep): Uint32Array {
  const rows = new Uint32Array(sweep.length)
  let count = 0
  for (let row = 0; row < sweep.length; row += 1)
    if (sweep.status[row] !== STATUS_NO_DEBT) rows[count++] = row
  return rows.slice(0, count)
}
