import { createAccountRows } from '../account-rows'
import type { RiskExposure, RiskRows } from '../get-critical-falls'
import { keepAbove } from '../keep-above'
import { createLegStore } from '../leg-store'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import { type LegFactors, sumLegs } from '../sum-legs'
import type { Address } from '../units'
import { getCometHealth } from './get-health'
import { BASE_INDEX_SCALE, type CometAccount, type CometMarketState } from './state'

/**
 * All accounts of one Comet at one block: row-aligned views into buffers that the next sweep overwrites, so `slice()`
 * what must last. Values in price units (8 decimals). Ask `status` first: an unpriced row has no values (`NaN`), a row
 * without debt no health factor. `liquidatable` is exact: decided in bigint where doubles can't.
 */
export type CometSweep = RiskRows & {
  healthFactors: Float64Array
  /** Rows that were decided again in bigint. */
  uncertain: Uint32Array
}

export type CometColumns = {
  readonly length: number
  /** Row-aligned; rows move when accounts are removed. */
  readonly accounts: readonly CometAccount[]
  getRow(address: Address): number | undefined
  /** Adds or replaces an account. */
  setAccount(account: CometAccount): void
  /** @returns whether it was there. */
  removeAccount(address: Address): boolean
  computeHealthFactors(state: CometMarketState): CometSweep
  /** One asset's part of every row of the last sweep: a collateral by its offset, or what is owed. */
  computeExposure(asset: number | 'base'): RiskExposure
}

const BASE_KEY = 0
const toKey = (offset: number) => offset + 1
const BLUR = 1e-9

class Columns implements CometColumns {
  private readonly rows = createAccountRows<CometAccount>()
  private readonly legs = createLegStore()
  private factors: LegFactors = makeFactors(1)
  private buffers = makeBuffers(64)

  get length(): number {
    return this.rows.accounts.length
  }

  get accounts(): readonly CometAccount[] {
    return this.rows.accounts
  }

  getRow(address: Address): number | undefined {
    return this.rows.get(address)
  }

  setAccount(account: CometAccount): void {
    const row = this.rows.set(account)
    const { principal } = account
    this.legs.setRow(row, {
      collateral: account.collateral.map(({ offset, amount }) => ({
        key: toKey(offset),
        amount: Number(amount),
      })),
      debt: principal < 0n ? [{ key: BASE_KEY, amount: Number(-principal) }] : [],
    })
  }

  removeAccount(address: Address): boolean {
    const row = this.rows.remove(address)
    if (row === undefined) return false
    this.legs.removeRow(row)
    return true
  }

  computeHealthFactors(state: CometMarketState): CometSweep {
    const { length, legs } = this
    this.factors = fillFactors(state)
    if (this.buffers.status.length < length) this.buffers = makeBuffers(length * 2)
    const { buffers } = this
    sumLegs(legs, this.factors, buffers)
    const baseUnit =
      state.basePrice === null ? 0 : Number(state.basePrice) / Number(state.baseScale)
    let uncertain = 0
    for (let row = 0; row < length; row += 1) {
      const collateral = buffers.collateral[row] as number
      const weighted = buffers.weighted[row] as number
      const debt = buffers.debt[row] as number
      const owes = legs.ends[row] !== legs.middles[row]
      const isPriced = owes && collateral >= 0 && debt >= 0
      buffers.status[row] = owes ? (isPriced ? STATUS_PRICED : STATUS_UNPRICED) : STATUS_NO_DEBT
      buffers.healthFactors[row] = isPriced ? weighted / debt : Number.NaN
      buffers.liquidatable[row] = isPriced && weighted < debt ? 1 : 0
      if (!isPriced) continue
      // Each collateral is floored twice, the debt in base units and in value.
      const count = (legs.middles[row] as number) - (legs.starts[row] as number)
      const error = 2 * count + 2 + baseUnit
      if (Math.abs(weighted - debt) > error + debt * BLUR && debt > error) continue
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

  computeExposure(asset: number | 'base'): RiskExposure {
    const { legs, factors, length } = this
    const own = asset === 'base' ? BASE_KEY : toKey(asset)
    const ofAsset = (factor: Float64Array) => factor.map((value, key) => (key === own ? value : 0))
    const exposure = {
      collateral: new Float64Array(length),
      weighted: new Float64Array(length),
      debt: new Float64Array(length),
    }
    const { value, weighted, debt } = factors
    sumLegs(
      legs,
      { value: ofAsset(value), weighted: ofAsset(weighted), debt: ofAsset(debt) },
      exposure,
    )
    return exposure
  }

  private decide(state: CometMarketState, row: number): void {
    const account = this.accounts[row]
    if (account === undefined) return
    const health = getCometHealth(state, account)
    if (health.kind === 'unpriced') return
    const isPriced = health.kind === 'priced'
    this.buffers.status[row] = isPriced ? STATUS_PRICED : STATUS_NO_DEBT
    this.buffers.liquidatable[row] = isPriced && health.liquidatable ? 1 : 0
    this.buffers.healthFactors[row] = isPriced ? Number(health.healthFactor) / 1e18 : Number.NaN
    if (isPriced && !health.liquidatable) keepAbove(this.buffers, row)
  }
}

/** Columns of one Comet's accounts, empty. A sweep allocates nothing large. */
export function createCometColumns(): CometColumns {
  return new Columns()
}

/** What turns amounts and principals into values, by key. */
function fillFactors(state: CometMarketState): LegFactors {
  const factors = makeFactors(state.assets.length + 1)
  for (const info of state.assets) {
    const value = info.price === null ? Number.NaN : Number(info.price) / Number(info.scale)
    factors.value[toKey(info.offset)] = value
    factors.weighted[toKey(info.offset)] = (value * Number(info.liquidateCollateralFactor)) / 1e18
  }
  const { basePrice, baseScale, baseBorrowIndex } = state
  const price = basePrice === null ? Number.NaN : Number(basePrice) / Number(baseScale)
  factors.debt[BASE_KEY] = (price * Number(baseBorrowIndex)) / Number(BASE_INDEX_SCALE)
  return factors
}

function makeFactors(count: number): LegFactors {
  return {
    value: new Float64Array(count),
    weighted: new Float64Array(count),
    debt: new Float64Array(count),
  }
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
