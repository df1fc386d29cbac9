import type { RiskExposure, RiskRows } from '../../get-critical-falls'
import { createLegStore, type Leg, type LegStore } from '../../leg-store'
import { STATUS_NO_DEBT, STATUS_PRICED } from '../../row-status'
import { sumLegs } from '../../sum-legs'
import type { Address } from '../../units'
import { getAaveHealth } from '../get-health'
import type { AaveAccount, AaveMarketState } from '../state'
import { makeBuffers } from './column-buffers'
import {
  type AaveColumnFactors,
  type AaveFactorKey,
  fillColumnFactors,
  makeFactors,
} from './column-factors'
import { divideColumns } from './divide-columns'
import { isRowUncertain } from './is-row-uncertain'

/**
 * All accounts of a market at one block: row-aligned views into buffers that the next sweep overwrites, so
 * `slice()` what must last. Values in base currency units; `weighted` goes through the truncated average
 * threshold where the rules truncate it. Ask `status` first: an unpriced row has no values (`NaN`), a row
 * without debt no health factor. `liquidatable` = health below 1 and collateral to take, exact: decided in bigint
 * where doubles can't.
 */
export type AaveSweep = RiskRows & {
  healthFactors: Float64Array
  /** Rows that were decided again in bigint. */
  uncertain: Uint32Array
}

export type AaveColumns = {
  readonly length: number
  /** Row-aligned; rows move when accounts are removed. */
  readonly accounts: readonly AaveAccount[]
  getRow(address: Address): number | undefined
  /** Adds or replaces an account. */
  setAccount(account: AaveAccount): void
  /** @returns whether it was there. */
  removeAccount(address: Address): boolean
  computeHealthFactors(state: AaveMarketState): AaveSweep
  /** One asset's part of every row of the last sweep, base currency units, used collateral only. */
  computeExposure(reserveId: number): RiskExposure
}

class Columns implements AaveColumns {
  readonly accounts: AaveAccount[] = []
  private readonly rows = new Map<Address, number>()
  private readonly legs: LegStore = createLegStore()
  private readonly keys: AaveFactorKey[] = []
  private readonly keyIds = new Map<number, number>()
  /** Keys of an account's own stable debts, reused once it changes. */
  private readonly ownKeys = new Map<Address, number[]>()
  private readonly spareKeys: number[] = []
  private factors: AaveColumnFactors = makeFactors(64)
  private buffers = makeBuffers(1024)

  get length(): number {
    return this.accounts.length
  }

  getRow(address: Address): number | undefined {
    return this.rows.get(address)
  }

  setAccount(account: AaveAccount): void {
    const row = this.rows.get(account.address) ?? this.accounts.length
    this.rows.set(account.address, row)
    this.accounts[row] = account
    const { address, eModeCategoryId } = account
    this.freeKeys(address)
    const own: number[] = []
    const collateral: Leg[] = []
    const debt: Leg[] = []
    for (const position of account.positions) {
      const { reserveId, scaledVariableDebt, stableDebt } = position
      const key = this.getKey({ reserveId, eModeCategoryId })
      if (position.usedAsCollateral) {
        collateral.push({ key, amount: Number(position.scaledCollateral) })
      }
      if (scaledVariableDebt !== 0n) debt.push({ key, amount: Number(scaledVariableDebt) })
      if (stableDebt !== undefined && stableDebt.principal !== 0n) {
        const { principal, ...terms } = stableDebt
        const ownKey = this.addKey({ reserveId, eModeCategoryId, stableDebt: terms })
        own.push(ownKey)
        debt.push({ key: ownKey, amount: Number(principal) })
      }
    }
    if (own.length > 0) this.ownKeys.set(address, own)
    this.legs.setRow(row, { collateral, debt })
  }

  removeAccount(address: Address): boolean {
    const row = this.rows.get(address)
    if (row === undefined) return false
    this.freeKeys(address)
    this.legs.removeRow(row)
    this.rows.delete(address)
    const last = this.accounts.pop()
    if (last !== undefined && last.address !== address) {
      this.accounts[row] = last
      this.rows.set(last.address, row)
    }
    return true
  }

  computeHealthFactors(state: AaveMarketState): AaveSweep {
    this.factors = fillColumnFactors(state, this.keys, this.factors)
    if (this.buffers.status.length < this.length) this.buffers = makeBuffers(this.length * 2)
    const { buffers, legs, length } = this
    sumLegs(legs, this.factors, buffers)
    const { maxError } = this.factors
    const candidates = divideColumns(state.rules, { legs, buffers, maxError })
    let uncertain = 0
    for (let at = 0; at < candidates; at += 1) {
      const row = buffers.candidates[at] as number
      if (!isRowUncertain(state.rules, row, { legs, factors: this.factors, buffers })) continue
      buffers.candidates[uncertain] = row
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
      uncertain: buffers.candidates.subarray(0, uncertain),
    }
  }

  computeExposure(reserveId: number): RiskExposure {
    const { legs, factors, buffers } = this
    const ofAsset = (factor: Float64Array) =>
      Float64Array.from(this.keys, (key, id) =>
        key.reserveId === reserveId ? (factor[id] as number) : 0,
      )
    const exposure = makeExposure(legs.length)
    const { value, weighted, debt } = factors
    const own = { value: ofAsset(value), weighted: ofAsset(weighted), debt: ofAsset(debt) }
    sumLegs(legs, own, exposure)
    for (let row = 0; row < legs.length; row += 1) {
      exposure.weighted[row] =
        (exposure.weighted[row] as number) * (buffers.truncation[row] as number)
    }
    return exposure
  }

  private decide(state: AaveMarketState, row: number): void {
    const account = this.accounts[row]
    if (account === undefined) return
    const health = getAaveHealth(state, account)
    if (health.kind === 'unpriced') return
    const priced = health.kind === 'priced'
    this.buffers.status[row] = priced ? STATUS_PRICED : STATUS_NO_DEBT
    const hasCollateral = (this.buffers.collateral[row] as number) > 0
    this.buffers.liquidatable[row] = priced && hasCollateral && health.liquidatable ? 1 : 0
    this.buffers.healthFactors[row] = priced ? Number(health.healthFactor) / 1e18 : Number.NaN
  }

  private getKey(key: { reserveId: number; eModeCategoryId: number }): number {
    const id = key.eModeCategoryId * 1024 + key.reserveId
    const known = this.keyIds.get(id)
    if (known !== undefined) return known
    const added = this.addKey(key)
    this.keyIds.set(id, added)
    return added
  }

  private addKey(key: AaveFactorKey): number {
    const spare = this.spareKeys.pop()
    if (spare === undefined) return this.keys.push(key) - 1
    this.keys[spare] = key
    return spare
  }

  private freeKeys(address: Address): void {
    this.spareKeys.push(...(this.ownKeys.get(address) ?? []))
    this.ownKeys.delete(address)
  }
}

/** Columns of one market's accounts, empty. Accounts change one by one; a sweep allocates nothing large. */
export function createAaveColumns(): AaveColumns {
  return new Columns()
}

function makeExposure(length: number): RiskExposure {
  return {
    collateral: new Float64Array(length),
    weighted: new Float64Array(length),
    debt: new Float64Array(length),
  }
}
