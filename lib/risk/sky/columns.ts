import type { RiskExposure, RiskRows } from '../get-critical-falls'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import type { Address } from '../units'
import { getSkyHealth } from './get-health'
import { getSkyPrice } from './get-price'
import type { SkyIlkState, SkyUrn } from './state'

/**
 * All vaults of an ilk at one block: row-aligned views into buffers that the next sweep overwrites, so `slice()`
 * what must last. Values in whole dollars, DAI at the Spotter's reference; `weighted` is what the stored spot lets
 * it owe. `liquidatable` = unsafe as stored and collateral to take, exact: decided in bigint where doubles can't.
 */
export type SkySweep = RiskRows & {
  /** `NaN` unless priced. */
  healthFactors: Float64Array
  /** Rows that were decided again in bigint. */
  uncertain: Uint32Array
}

export type SkyColumns = {
  readonly length: number
  /** Row-aligned; rows move when vaults are removed. */
  readonly urns: readonly SkyUrn[]
  getRow(address: Address): number | undefined
  /** Adds or replaces a vault. */
  setUrn(urn: SkyUrn): void
  /** @returns whether it was there. */
  removeUrn(address: Address): boolean
  /** For what is owed with today's fee, sweep a dripped state. */
  computeHealthFactors(state: SkyIlkState): SkySweep
  /** One asset's part of every row of the last sweep: all of the collateral for the ilk's own, else nothing. */
  computeExposure(asset: Address): RiskExposure
}

/** Relative distance to health 1 within which doubles don't decide. */
const UNCERTAIN = 1e-9

class Columns implements SkyColumns {
  readonly urns: SkyUrn[] = []
  private readonly rows = new Map<Address, number>()
  private inks = new Float64Array(1024)
  private arts = new Float64Array(1024)
  private buffers = makeBuffers(1024)
  private asset: Address | null = null

  get length(): number {
    return this.urns.length
  }

  getRow(address: Address): number | undefined {
    return this.rows.get(address)
  }

  setUrn(urn: SkyUrn): void {
    const row = this.rows.get(urn.address) ?? this.urns.length
    if (row === this.inks.length) this.grow()
    this.rows.set(urn.address, row)
    this.setRow(row, urn)
  }

  removeUrn(address: Address): boolean {
    const row = this.rows.get(address)
    if (row === undefined) return false
    this.rows.delete(address)
    const last = this.urns.pop()
    if (last !== undefined && last.address !== address) {
      this.rows.set(last.address, row)
      this.setRow(row, last)
    }
    return true
  }

  computeHealthFactors(state: SkyIlkState): SkySweep {
    const { buffers, length, inks, arts } = this
    this.asset = state.gem.asset
    const factors = getFactors(state)
    let uncertain = 0
    for (let row = 0; row < length; row += 1) {
      const ink = inks[row] as number
      const debt = (arts[row] as number) * factors.debt
      const weighted = ink * factors.weighted
      buffers.collateral[row] = ink * factors.value
      buffers.weighted[row] = weighted
      buffers.debt[row] = debt
      const priced = debt > 0 && factors.weighted > 0
      buffers.status[row] = debt === 0 ? STATUS_NO_DEBT : priced ? STATUS_PRICED : STATUS_UNPRICED
      buffers.healthFactors[row] = priced ? weighted / debt : Number.NaN
      buffers.liquidatable[row] = priced && ink > 0 && weighted < debt ? 1 : 0
      if (!priced || Math.abs(weighted - debt) > debt * UNCERTAIN) continue
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

  computeExposure(asset: Address): RiskExposure {
    const { buffers, length } = this
    const own = asset === this.asset
    const take = (column: Float64Array) =>
      own ? column.slice(0, length) : new Float64Array(length)
    return {
      collateral: take(buffers.collateral),
      weighted: take(buffers.weighted),
      debt: new Float64Array(length),
    }
  }

  private decide(state: SkyIlkState, row: number): void {
    const urn = this.urns[row]
    if (urn === undefined) return
    const health = getSkyHealth(state, urn)
    if (health.kind !== 'priced') return
    this.buffers.liquidatable[row] = health.liquidatable && urn.ink > 0n ? 1 : 0
    this.buffers.healthFactors[row] = Number(health.healthFactor) / 1e18
  }

  private setRow(row: number, urn: SkyUrn): void {
    this.urns[row] = urn
    this.inks[row] = Number(urn.ink)
    this.arts[row] = Number(urn.art)
  }

  private grow(): void {
    const capacity = this.inks.length * 2
    const inks = new Float64Array(capacity)
    const arts = new Float64Array(capacity)
    inks.set(this.inks)
    arts.set(this.arts)
    this.inks = inks
    this.arts = arts
    this.buffers = makeBuffers(capacity)
  }
}

/** Columns of one ilk's vaults, empty. Vaults change one by one; a sweep allocates nothing large. */
export function createSkyColumns(): SkyColumns {
  return new Columns()
}

/** Dollars of one unit of `ink` or `art`; a value of `NaN` where there is no price. */
function getFactors(state: SkyIlkState): { value: number; weighted: number; debt: number } {
  const price = getSkyPrice(state)
  const dai = Number(state.par) / 1e27
  return {
    value: price === null ? Number.NaN : Number(price) / 1e36,
    weighted: (Number(state.spot) / 1e45) * dai,
    debt: (Number(state.rate) / 1e45) * dai,
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
