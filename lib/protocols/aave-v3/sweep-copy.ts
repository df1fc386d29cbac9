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
  /** Book rows, ascending, whose liquidation would pass: decided once, exactly. */
  readonly #liquidatable: readonly number[]

  constructor(table: AccountTable, state: AaveMarketState) {
    const { sweep } = table.sweep(state)
    const unit = Number(state.baseCurrencyUnit)
    const rows = listRowsWithDebt(sweep)
    const { length } = rows
    const addresses = new Array<Address>(length)
    const healthFactors = new Float64Array(length)
    const collateralUsd = new Float64Array(length)
    const debtUsd = new Float64Array(length)
    let unpriced = 0
    // Every account, every block: plain loops, and no closure called a row.
    for (let row = 0; row < length; row++) {
      const at = rows[row] as number
      const isPriced = sweep.status[at] !== STATUS_UNPRICED
      if (!isPriced) unpriced += 1
      addresses[row] = table.columns.accounts[at]?.address ?? '0x'
      healthFactors[row] = isPriced ? (sweep.healthFactors[at] as number) : Number.NaN
      collateralUsd[row] = isPriced ? (sweep.collateral[at] as number) / unit : Number.NaN
      debtUsd[row] = isPriced ? (sweep.debt[at] as number) / unit : Number.NaN
    }
    this.#table = table
    this.#accounts = table.freeze()
    this.#state = state
    this.#rows = rows
    this.unpriced = unpriced
    this.book = { length, addresses, healthFactors, collateralUsd, debtUsd }
    this.#liquidatable = this.#listLiquidatable(sweep)
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
    }
    for (const row of this.#liquidatable) {
      totals.liquidatableUsd += collateralUsd[row] ?? 0
      totals.liquidatableAccounts += 1
    }
    return totals
  }

  listLiquidatable(): Address[] {
    return this.#liquidatable.map((row) => this.book.addresses[row] ?? '0x')
  }

  #listLiquidatable(sweep: AaveSweep): number[] {
    const found: number[] = []
    for (let row = 0; row < this.#rows.length; row++) {
      const at = this.#rows[row] as number
      const account = sweep.liquidatable[at] === 1 ? this.#accounts.rows[at] : undefined
      if (account && isLiquidatable(this.#state, account)) found.push(row)
    }
    return found
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
