import type { RiskExposure, RiskRows } from '@/lib/risk/get-critical-falls'
import type { MorphoSweep } from '@/lib/risk/morpho-blue/columns'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { STATUS_UNPRICED } from '@/lib/risk/row-status'
import type { Address } from '@/lib/risk/units'

/** Sums over the priced accounts of a market, loan token units. */
export type SweptSums = {
  collateral: number
  debt: number
  /** Collateral of accounts that can be liquidated. */
  liquidatable: number
  liquidatableAccounts: number
  badDebt: number
}

/** What one sweep over a market's accounts found, kept while the columns move on with the next block. */
export class SweptAccounts implements RiskRows {
  readonly accounts: readonly MorphoAccount[]
  readonly length: number
  readonly status: Uint8Array
  readonly liquidatable: Uint8Array
  readonly healthFactors: Float64Array
  readonly collateral: Float64Array
  readonly weighted: Float64Array
  readonly debt: Float64Array
  /** Accounts whose health nobody knows, for want of a price. */
  readonly unpriced: number
  #rows: Map<Address, number> | undefined

  constructor({ rows, sweep }: { rows: readonly MorphoAccount[]; sweep: MorphoSweep }) {
    this.accounts = rows
    this.length = sweep.length
    this.status = sweep.status.slice()
    this.liquidatable = sweep.liquidatable.slice()
    this.healthFactors = sweep.healthFactors.slice()
    this.collateral = sweep.collateral.slice()
    this.weighted = sweep.weighted.slice()
    this.debt = sweep.debt.slice()
    this.unpriced = this.status.reduce((n, status) => n + (status === STATUS_UNPRICED ? 1 : 0), 0)
  }

  find(address: Address): MorphoAccount | undefined {
    this.#rows ??= new Map(this.accounts.map((account, row) => [account.address, row]))
    const row = this.#rows.get(address)
    return row === undefined ? undefined : this.accounts[row]
  }

  listLiquidatable(): Address[] {
    return this.accounts.flatMap(({ address }, row) =>
      this.liquidatable[row] === 1 ? [address] : [],
    )
  }

  getSums(): SweptSums {
    const sums = { collateral: 0, debt: 0, liquidatable: 0, liquidatableAccounts: 0, badDebt: 0 }
    for (let row = 0; row < this.length; row += 1) {
      if (this.status[row] === STATUS_UNPRICED) continue
      const collateral = this.collateral[row] as number
      const debt = this.debt[row] as number
      sums.collateral += collateral
      sums.debt += debt
      sums.badDebt += Math.max(0, debt - collateral)
      if (this.liquidatable[row] !== 1) continue
      sums.liquidatable += collateral
      sums.liquidatableAccounts += 1
    }
    return sums
  }

  /** One side's part of every row, as that token's price moves it. */
  getExposure(side: 'collateral' | 'loan'): RiskExposure {
    const nothing = new Float64Array(this.length)
    return side === 'collateral'
      ? { collateral: this.collateral, weighted: this.weighted, debt: nothing }
      : { collateral: nothing, weighted: nothing, debt: this.debt }
  }
}
