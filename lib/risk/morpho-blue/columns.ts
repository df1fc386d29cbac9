import { createAccountRows } from '../account-rows'
import type { RiskExposure, RiskRows } from '../get-critical-falls'
import { keepAbove } from '../keep-above'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import type { Address } from '../units'
import { getMorphoHealth } from './get-health'
import type { AccruedMorphoState, MorphoAccount } from './state'

/**
 * All accounts of one market at one block: row-aligned views into buffers that the next sweep overwrites, so
 * `slice()` what must last. Values in loan token units. Ask `status` first: an unpriced row has no collateral value
 * (`NaN`), a row without debt no health factor. `liquidatable` is exact: decided in bigint where doubles can't.
 */
export type MorphoSweep = RiskRows & {
  healthFactors: Float64Array
  /** Rows that were decided again in bigint. */
  uncertain: Uint32Array
}

export type MorphoColumns = {
  readonly length: number
  /** Row-aligned; rows move when accounts are removed. */
  readonly accounts: readonly MorphoAccount[]
  getRow(address: Address): number | undefined
  /** Adds or replaces an account. */
  setAccount(account: MorphoAccount): void
  /** @returns whether it was there. */
  removeAccount(address: Address): boolean
  computeHealthFactors(state: AccruedMorphoState): MorphoSweep
  /** One side's part of every row of the last sweep, as that token's price moves it. */
  computeExposure(side: 'collateral' | 'loan'): RiskExposure
}

/** Units that the contract's roundings can move `maxBorrow − borrowed`, and a share of it that doubles can. */
const ROUNDING = 4
const BLUR = 1e-9

class Columns implements MorphoColumns {
  private readonly rows = createAccountRows<MorphoAccount>()
  private collateral = new Float64Array(16)
  private borrowShares = new Float64Array(16)
  private buffers = makeBuffers(16)

  get length(): number {
    return this.rows.accounts.length
  }

  get accounts(): readonly MorphoAccount[] {
    return this.rows.accounts
  }

  getRow(address: Address): number | undefined {
    return this.rows.get(address)
  }

  setAccount(account: MorphoAccount): void {
    const row = this.rows.set(account)
    if (row >= this.collateral.length) {
      this.collateral = grow(this.collateral)
      this.borrowShares = grow(this.borrowShares)
    }
    this.collateral[row] = Number(account.collateral)
    this.borrowShares[row] = Number(account.borrowShares)
  }

  removeAccount(address: Address): boolean {
    const row = this.rows.remove(address)
    if (row === undefined) return false
    this.collateral[row] = this.collateral[this.length] as number
    this.borrowShares[row] = this.borrowShares[this.length] as number
    return true
  }

  computeHealthFactors(state: AccruedMorphoState): MorphoSweep {
    const { length } = this
    if (this.buffers.status.length < length) this.buffers = makeBuffers(this.collateral.length)
    const { buffers, collateral, borrowShares } = this
    const price = state.collateralPrice === null ? Number.NaN : Number(state.collateralPrice) / 1e36
    const lltv = Number(state.lltv) / 1e18
    const perShare =
      Number(state.totalBorrowAssets + 1n) / Number(state.totalBorrowShares + 1_000_000n)
    let uncertain = 0
    for (let row = 0; row < length; row += 1) {
      const shares = borrowShares[row] as number
      const value = (collateral[row] as number) * price
      const weighted = value * lltv
      const debt = shares > 0 ? Math.max(1, shares * perShare) : 0
      buffers.collateral[row] = value
      buffers.weighted[row] = weighted
      buffers.debt[row] = debt
      const isPriced = shares > 0 && value >= 0
      buffers.status[row] =
        shares === 0 ? STATUS_NO_DEBT : isPriced ? STATUS_PRICED : STATUS_UNPRICED
      buffers.healthFactors[row] = isPriced ? weighted / debt : Number.NaN
      buffers.liquidatable[row] = isPriced && weighted < debt ? 1 : 0
      if (!isPriced || Math.abs(weighted - debt) > ROUNDING + debt * BLUR) continue
      buffers.uncertain[uncertain] = row
      uncertain += 1
      this.decide(state, row)
    }
    return {
      length,
      status: buffers.status.subarray(0, length),
      liquidatable: buffers.liquidatable.subarray(0, length),
      healthFactors: buffers.healthFactors.subarray(0, length),
      collateral: buffers.collateral.subarray(0, length),
      weighted: buffers.weighted.subarray(0, length),
      debt: buffers.debt.subarray(0, length),
      uncertain: buffers.uncertain.subarray(0, uncertain),
    }
  }

  computeExposure(side: 'collateral' | 'loan'): RiskExposure {
    const { buffers, length } = this
    const nothing = new Float64Array(length)
    return side === 'collateral'
      ? {
          collateral: buffers.collateral.slice(0, length),
          weighted: buffers.weighted.slice(0, length),
          debt: nothing,
        }
      : { collateral: nothing, weighted: nothing, debt: buffers.debt.slice(0, length) }
  }

  private decide(state: AccruedMorphoState, row: number): void {
    const account = this.accounts[row]
    if (account === undefined) return
    const health = getMorphoHealth(state, account)
    if (health.kind !== 'priced') return
    this.buffers.liquidatable[row] = health.liquidatable ? 1 : 0
    this.buffers.healthFactors[row] = Number(health.healthFactor) / 1e18
    if (!health.liquidatable) keepAbove(this.buffers, row)
  }
}

/** Columns of one market's accounts, empty. A sweep allocates nothing large. */
export function createMorphoColumns(): MorphoColumns {
  return new Columns()
}

function makeBuffers(capacity: number) {
  return {
    status: new Uint8Array(capacity),
    liquidatable: new Uint8Array(capacity),
    healthFactors: new Float64Array(capacity),
    collateral: new Float64Array(capacity),
    weighted: new Float64Array(capacity),
    debt: new Float64Array(capacity),
    uncertain: new Uint32Array(capacity),
  }
}

function grow(column: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(column.length * 2)
  grown.set(column)
  return grown
}
