import { STATUS_PRICED } from './row-status'

/**
 * Accounts of a market in values of one currency, row-aligned; any protocol whose health is
 * `weighted ÷ debt`. Rows that are not `priced` have no values and take no part.
 */
export type RiskRows = {
  length: number
  /** `STATUS_PRICED` rows take part. */
  status: Uint8Array
  /** 1 = liquidatable at today's prices, as decided exactly. */
  liquidatable: Uint8Array
  collateral: Float64Array
  weighted: Float64Array
  debt: Float64Array
}

/** The part of every row that one asset's price moves. */
export type RiskExposure = {
  collateral: Float64Array
  weighted: Float64Array
  debt: Float64Array
}

/**
 * Fall, as a fraction of today's price, at which each row becomes liquidatable: `(weighted − debt) ÷
 * (weighted of asset − debt of asset)`; 0 for those that are, above 1 for those that no fall brings there
 * (`Infinity` where a fall does not hurt), `NaN` for rows that take no part.
 * `exposure` `null`: all collateral falls, debt prices held.
 */
export function getCriticalFalls(rows: RiskRows, exposure: RiskExposure | null): Float64Array {
  const falls = new Float64Array(rows.length)
  for (let row = 0; row < rows.length; row += 1) falls[row] = getCriticalFall(rows, exposure, row)
  return falls
}

/** One row of `getCriticalFalls`. */
export function getCriticalFall(
  rows: RiskRows,
  exposure: RiskExposure | null,
  row: number,
): number {
  if (rows.status[row] !== STATUS_PRICED) return Number.NaN
  if (rows.liquidatable[row] === 1) return 0
  const weighted = rows.weighted[row] as number
  const debt = rows.debt[row] as number
  const falling =
    exposure === null
      ? weighted
      : (exposure.weighted[row] as number) - (exposure.debt[row] as number)
  if (!(falling > 0)) return Number.POSITIVE_INFINITY
  return Math.max(0, (weighted - debt) / falling)
}
