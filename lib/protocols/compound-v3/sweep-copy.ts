import {
  type CometColumns,
  type CometSweep,
  createCometColumns,
} from '@/lib/risk/compound-v3/columns'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import { STATUS_NO_DEBT, STATUS_UNPRICED } from '@/lib/risk/row-status'
import type { Address } from '@/lib/risk/units'
import type { BookColumns, CurveAmounts } from '../market-adapter'
import type { AccountTable, FrozenAccounts } from './account-table'

/** Sums over the priced accounts of a Comet, dollars. */
export type SweepTotals = {
  collateralUsd: number
  debtUsd: number
  liquidatableUsd: number
  liquidatableAccounts: number
  badDebtUsd: number
}

/**
 * What one sweep over a Comet's columns found, kept while the columns themselves move on with the next block: all
 * accounts with debt, in dollars; `NaN` where nobody says what the base token is worth.
 */
export class CometSweepCopy {
  readonly book: BookColumns
  /** Principal that all of them owe together. */
  readonly owed: bigint
  /** Accounts with debt that have no value in dollars, for want of a price. */
  readonly unpriced: number
  readonly #table: AccountTable
  readonly #accounts: FrozenAccounts
  readonly #state: CometMarketState
  readonly #usdAUnit: number
  readonly #rows: Uint32Array
  readonly #liquidatable: Uint8Array

  /** @param options.state accrued, @param options.usdAUnit dollars a price unit */
  constructor(table: AccountTable, options: { state: CometMarketState; usdAUnit: number }) {
    const { state, usdAUnit } = options
    const { sweep } = table.sweep(state)
    const rows = listRowsWithDebt(sweep)
    const isPriced = (row: number) => sweep.status[row] !== STATUS_UNPRICED
    const pick = (values: Float64Array, factor: number) =>
      Float64Array.from(rows, (row) =>
        isPriced(row) ? (values[row] ?? Number.NaN) * factor : Number.NaN,
      )
    this.owed = table.owed
    this.#table = table
    this.#accounts = table.freeze()
    this.#state = state
    this.#usdAUnit = usdAUnit
    this.#rows = rows
    this.#liquidatable = Uint8Array.from(rows, (row) => sweep.liquidatable[row] ?? 0)
    this.book = {
      length: rows.length,
      addresses: Array.from(rows, (row) => table.columns.accounts[row]?.address ?? '0x'),
      healthFactors: pick(sweep.healthFactors, 1),
      collateralUsd: pick(sweep.collateral, usdAUnit),
      debtUsd: pick(sweep.debt, usdAUnit),
    }
    this.unpriced = this.book.debtUsd.reduce((count, usd) => count + (Number.isNaN(usd) ? 1 : 0), 0)
  }

  get accounts(): FrozenAccounts {
    return this.#accounts
  }

  getAccount(bookRow: number): CometAccount | undefined {
    return this.#accounts.rows[this.#rows[bookRow] ?? -1]
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
      if (!this.#isLiquidatable(row)) continue
      totals.liquidatableUsd += collateral
      totals.liquidatableAccounts += 1
    }
    return totals
  }

  listLiquidatable(): Address[] {
    return this.book.addresses.filter((_, row) => this.#isLiquidatable(row))
  }

  /** The sweep decides in bigint where doubles can't. */
  #isLiquidatable(row: number): boolean {
    return this.#liquidatable[row] === 1 && !this.#state.paused.absorb
  }

  /** @param asset that falls, by its offset or the base token; `null`: all collateral */
  getCurve(asset: number | 'base' | null, levels: readonly number[]): CurveAmounts {
    const usd = this.#usdAUnit
    if (Number.isNaN(usd)) return this.getEmptyCurve(levels)
    const { columns, sweep } = this.#table.isAt(this.#accounts, this.#state)
      ? this.#table.sweep(this.#state)
      : this.#sweepAgain()
    const exposure = asset === null ? null : columns.computeExposure(asset)
    const curve = getRiskCurve({ rows: sweep, exposure, levels })
    const toUsd = (values: Float64Array) => values.map((value) => value * usd)
    const price = asset === null ? null : this.#getPrice(asset)
    return {
      collateral: toUsd(curve.collateral),
      assetAmount: price === null ? null : curve.inAsset.map((value) => value / Number(price)),
      debt: toUsd(curve.debt),
      accounts: curve.accounts,
      badDebt: toUsd(curve.badDebt),
      unpricedAccounts: this.unpriced,
    }
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

  #getPrice(asset: number | 'base'): bigint | null {
    const { basePrice, assets } = this.#state
    return asset === 'base' ? basePrice : (assets[asset]?.price ?? null)
  }

  /** The table has moved on: this block's accounts in columns of their own. */
  #sweepAgain(): { columns: CometColumns; sweep: CometSweep } {
    const columns = createCometColumns()
    for (const account of this.#accounts.rows) columns.setAccount(account)
    return { columns, sweep: columns.computeHealthFactors(this.#state) }
  }
}

function listRowsWithDebt(sweep: CometSweep): Uint32Array {
  const rows = new Uint32Array(sweep.length)
  let count = 0
  for (let row = 0; row < sweep.length; row++)
    if (sweep.status[row] !== STATUS_NO_DEBT) rows[count++] = row
  return rows.slice(0, count)
}
