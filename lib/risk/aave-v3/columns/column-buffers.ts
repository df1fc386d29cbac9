/** Row-aligned results of a sweep; see `AaveSweep`. */
export type AaveBuffers = {
  status: Uint8Array
  liquidatable: Uint8Array
  healthFactors: Float64Array
  collateral: Float64Array
  weighted: Float64Array
  debt: Float64Array
  /** Truncated average threshold ÷ average, 1 where it is not truncated. */
  truncation: Float64Array
  /** Rows that doubles may not decide. */
  candidates: Uint32Array
}

export function makeBuffers(capacity: number): AaveBuffers {
  return {
    status: new Uint8Array(capacity),
    liquidatable: new Uint8Array(capacity),
    healthFactors: new Float64Array(capacity),
    collateral: new Float64Array(capacity),
    weighted: new Float64Array(capacity),
    debt: new Float64Array(capacity),
    truncation: new Float64Array(capacity),
    candidates: new Uint32Array(capacity),
  }
}
