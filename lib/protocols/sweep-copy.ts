import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import { type RankedMoves, rankMoves } from '@/lib/risk/rank-moves'
import { STATUS_NO_DEBT, STATUS_UNPRICED } from '@/lib/risk/row-status'
import type { Address } from '@/lib/risk/units'
import type { AccountTable, ColumnSweep, FrozenAccounts } from './account-table'
import type { BookColumns, CurveAmounts } from './market-adapter'

/** More than any list beside a curve shows. */
const RANKED = 100

/** Sums over the priced accounts of a market, dollars. */
export type SweepTotals = {
  collateralUsd: number
  debtUsd: number
  liquidatableUsd: number
  liquidatableAccounts: number
  badDebtUsd: number
}

/**
 * What one sweep over a market's accounts found, kept while their table moves on with the next block: all accounts
 * with debt, in dollars; `NaN` where nobody says what one is worth.
 */
export class SweepCopy<Account, State, Asset> {
  readonly book: BookColumns
  /** All accounts at this block, those without debt too. */
  readonly accounts: FrozenAccounts<Account>
  /** Accounts with debt whose health nobody knows, for want of a price. */
  readonly unpriced: number
  /** Those, and all where nobody says what a unit is worth. */
  readonly withoutUsd: number
  readonly #table: AccountTable<Account, State, Asset>
  readonly #state: State
  readonly #usdAUnit: number
  /** Of each book row: its row among the accounts. */
  readonly #rows: Uint32Array
  /** Book rows, ascending, whose liquidation would pass: decided once, exactly. */
  readonly #liquidatable: readonly number[]
  readonly #curves = new Map<Asset | null, { levels: readonly number[]; amounts: CurveAmounts }>()
  readonly #moves = new Map<Asset, RankedMoves>()

  /**
   * @param options.usdAUnit dollars a unit of the sweep's values; `NaN` where nobody says
   * @param options.debtGrowth what the sweep's debts have grown by up to the block, as the book shows them; 1 if left out
   * @param options.addressOf whose row of the book an account is
   * @param options.subaccountOf which of that one's, where one may have several
   * @param options.isLiquidatable asked for those that the sweep finds liquidatable
   */
  constructor(
    table: AccountTable<Account, State, Asset>,
    options: {
      state: State
      usdAUnit: number
      debtGrowth?: number
      addressOf: (account: Account) => Address
      subaccountOf?: (account: Account) => string
      isLiquidatable?: (account: Account) => boolean
    },
  ) {
    const { state, usdAUnit, debtGrowth = 1 } = options
    const { addressOf, subaccountOf, isLiquidatable = () => true } = options
    const { sweep } = table.sweep(state)
    const accounts = table.freeze()
    const rows = listRowsWithDebt(sweep)
    const { length } = rows
    const addresses = new Array<Address>(length)
    const subaccounts = subaccountOf && new Array<string>(length)
    const healthFactors = new Float64Array(length)
    const collateralUsd = new Float64Array(length)
    const debtUsd = new Float64Array(length)
    const debtUnit = usdAUnit * debtGrowth
    const liquidatable: number[] = []
    let unpriced = 0
    // Every account, every block: one plain loop.
    for (let row = 0; row < length; row++) {
      const at = rows[row] as number
      const account = accounts.rows[at] as Account
      const isPriced = sweep.status[at] !== STATUS_UNPRICED
      if (!isPriced) unpriced += 1
      addresses[row] = addressOf(account)
      if (subaccounts) subaccounts[row] = subaccountOf(account)
      healthFactors[row] = isPriced ? (sweep.healthFactors[at] as number) : Number.NaN
      collateralUsd[row] = isPriced ? (sweep.collateral[at] as number) * usdAUnit : Number.NaN
      debtUsd[row] = isPriced ? (sweep.debt[at] as number) * debtUnit : Number.NaN
      if (sweep.liquidatable[at] === 1 && isLiquidatable(account)) liquidatable.push(row)
    }
    this.#table = table
    this.#state = state
    this.#usdAUnit = usdAUnit
    this.#rows = rows
    this.#liquidatable = liquidatable
    this.accounts = accounts
    this.unpriced = unpriced
    this.withoutUsd = Number.isNaN(usdAUnit) ? length : unpriced
    this.book = {
      length,
      addresses,
      ...(subaccounts && { subaccounts }),
      healthFactors,
      collateralUsd,
      debtUsd,
    }
  }

  getAccount(bookRow: number): Account | undefined {
    return this.accounts.rows[this.#rows[bookRow] ?? -1]
  }

  /** Accounts whose liquidation would pass now. */
  listLiquidatable(): Account[] {
    return this.#liquidatable.map((row) => this.getAccount(row) as Account)
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
      const collateral = collateralUsd[row] as number
      const debt = debtUsd[row] as number
      if (Number.isNaN(collateral)) continue
      totals.collateralUsd += collateral
      totals.debtUsd += debt
      totals.badDebtUsd += Math.max(0, debt - collateral)
    }
    for (const row of this.#liquidatable) {
      const collateral = collateralUsd[row] as number
      if (Number.isNaN(collateral)) continue
      totals.liquidatableUsd += collateral
      totals.liquidatableAccounts += 1
    }
    return totals
  }

  /**
   * @param asset the asset that falls, wherever it is held or owed; `null`: all collateral
   * @param options.unitsAToken what a whole token of it is worth, units of the sweep; `null` where it is not known
   */
  getCurve(
    asset: Asset | null,
    { levels, unitsAToken }: { levels: readonly number[]; unitsAToken: number | null },
  ): CurveAmounts {
    const known = this.#curves.get(asset)
    if (known && isSameLevels(known.levels, levels)) return known.amounts
    const amounts = Number.isNaN(this.#usdAUnit)
      ? this.getEmptyCurve(levels)
      : this.#toCurve(asset, { levels, unitsAToken })
    this.#curves.set(asset, { levels, amounts })
    return amounts
  }

  /** Book rows that a move of one asset's price reaches first. */
  getMoves(asset: Asset): RankedMoves {
    const known = this.#moves.get(asset)
    if (known) return known
    const { columns, sweep } = this.#table.sweep(this.#state, this.accounts)
    const exposure = columns.computeExposure(asset)
    const moves = rankMoves({ rows: sweep, exposure, of: this.#rows, count: RANKED })
    this.#moves.set(asset, moves)
    return moves
  }

  getEmptyCurve(levels: readonly number[]): CurveAmounts {
    const zeros = () => new Float64Array(levels.length)
    return {
      collateral: zeros(),
      assetAmount: zeros(),
      debt: zeros(),
      accounts: zeros(),
      badDebt: zeros(),
      unpricedAccounts: this.withoutUsd,
    }
  }

  #toCurve(
    asset: Asset | null,
    { levels, unitsAToken }: { levels: readonly number[]; unitsAToken: number | null },
  ): CurveAmounts {
    const { columns, sweep } = this.#table.sweep(this.#state, this.accounts)
    const exposure = asset === null ? null : columns.computeExposure(asset)
    const curve = getRiskCurve({ rows: sweep, exposure, levels })
    const toUsd = (values: Float64Array) => values.map((value) => value * this.#usdAUnit)
    return {
      collateral: toUsd(curve.collateral),
      assetAmount:
        asset === null || !unitsAToken ? null : curve.inAsset.map((value) => value / unitsAToken),
      debt: toUsd(curve.debt),
      accounts: curve.accounts,
      badDebt: toUsd(curve.badDebt),
      unpricedAccounts: this.withoutUsd,
    }
  }
}

function listRowsWithDebt(sweep: ColumnSweep): Uint32Array {
  const rows = new Uint32Array(sweep.length)
  let count = 0
  for (let row = 0; row < sweep.length; row++)
    if (sweep.status[row] !== STATUS_NO_DEBT) rows[count++] = row
  return rows.slice(0, count)
}

function isSameLevels(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((level, index) => level === b[index]))
}
