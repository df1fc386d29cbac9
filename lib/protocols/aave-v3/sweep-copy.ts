import { type AaveColumns, type AaveSweep, createAaveColumns } from '@/lib/risk/aave-v3/columns'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'
import { STATUS_NO_DEBT, STATUS_UNPRICED } from '@/lib/risk/row-status'
import type { Address } from '@/lib/risk/units'
import type { BookColumns, CurveAmounts } from '../market-adapter'
import type { AccountTable, FrozenAccounts } from './account-table'
import { toCurveAmounts } from './to-curve-amounts'

/** Sums over the priced accounts of a market, dollars. */
export type SweepTotals = {
  collateralUsd: number
  debtUsd: number
  liquidatableUsd: number
  liquidatableAccounts: number
  badDebtUsd: number
}

/**
 * What one sweep over a market's columns found, kept while the columns themselves move on with the next
 * block: all accounts with debt, in dollars.
 */
export class AaveSweepCopy {
  readonly book: BookColumns
  /** Accounts with debt whose health nobody knows, for want of a price. */
  readonly unpriced: number
  readonly #table: AccountTable
  readonly #accounts: FrozenAccounts
  readonly #state: AaveMarketState
  readonly #rows: Uint32Array
  readonly #liquidatable: Uint8Array

  constructor(table: AccountTable, state: AaveMarketState) {
    const { sweep } = table.sweep(state)
    const unit = Number(state.baseCurrencyUnit)
    const rows = listRowsWithDebt(sweep)
    const isPriced = (row: number) => sweep.status[row] !== STATUS_UNPRICED
    const pick = (values: Float64Array, divisor: number) =>
      Float64Array.from(rows, (row) =>
        isPriced(row) ? (values[row] ?? Number.NaN) / divisor : Number.NaN,
      )
    this.#table = table
    this.#accounts = table.freeze()
    this.#state = state
    this.#rows = rows
    this.#liquidatable = Uint8Array.from(rows, (row) => sweep.liquidatable[row] ?? 0)
    this.unpriced = rows.reduce((count, row) => count + (isPriced(row) ? 0 : 1), 0)
    this.book = {
      length: rows.length,
      addresses: Array.from(rows, (row) => table.columns.accounts[row]?.address ?? '0x'),
      healthFactors: pick(sweep.healthFactors, 1),
      collateralUsd: pick(sweep.collateral, unit),
      debtUsd: pick(sweep.debt, unit),
    }
  }

  /** The account's row in the market's table. */
  getAccountRow(bookRow: number): number {
    return this.#rows[bookRow] ?? -1
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
    for (let row = 0; row < length; row++) {
      const collateral = collateralUsd[row] ?? Number.NaN
      const debt = debtUsd[row] ?? Number.NaN
      if (Number.isNaN(collateral)) continue
      totals.collateralUsd += collateral
      totals.debtUsd += debt
      totals.badDebtUsd += Math.max(0, debt - collateral)
      if (this.#liquidatable[row] !== 1 || !this.#isLiquidatable(row)) continue
      totals.liquidatableUsd += collateral
      totals.liquidatableAccounts += 1
    }
    return totals
  }

  listLiquidatable(): Address[] {
    return this.book.addresses.filter(
      (_, row) => this.#liquidatable[row] === 1 && this.#isLiquidatable(row),
    )
  }

  #isLiquidatable(bookRow: number): boolean {
    const account = this.#accounts.rows[this.getAccountRow(bookRow)]
    return account !== undefined && isLiquidatable(this.#state, account)
  }

  /** @param reserveId the asset that falls; `null`: all collateral */
  getCurve(reserveId: number | null, levels: readonly number[]): CurveAmounts {
    const { columns, sweep } = this.#table.isAt(this.#accounts, this.#state)
      ? this.#table.sweep(this.#state)
      : this.#sweepAgain()
    const unit = Number(this.#state.baseCurrencyUnit)
    const price = reserveId === null ? null : (this.#state.reserves[reserveId]?.price ?? null)
    const curve = toCurveAmounts({ columns, sweep, reserveId, levels, unit, price })
    return { ...curve, unpricedAccounts: this.unpriced }
  }

  getEmptyCurve(levels: readonly number[]): CurveAmounts {
    const zeros = () => new Float64Array(levels.length)
    return {
      collateral: zeros(),
      assetAmount: zeros(),
      debt: zeros(),
      accounts: zeros(),
      badDebt: zeros(),
      unpricedAccounts: this.unpriced,
    }
  }

  /** The table has moved on: this block's accounts in columns of their own. */
  #sweepAgain(): { columns: AaveColumns; sweep: AaveSweep } {
    const columns = createAaveColumns()
    for (const account of this.#accounts.rows) columns.setAccount(account)
    return { columns, sweep: columns.computeHealthFactors(this.#state) }
  }
}

function listRowsWithDebt(sweep: AaveSweep): Uint32Array {
  const rows = new Uint32Array(sweep.length)
  let count = 0
  for (let row = 0; row < sweep.length; row++)
    if (sweep.status[row] !== STATUS_NO_DEBT) rows[count++] = row
  return rows.slice(0, count)
}
