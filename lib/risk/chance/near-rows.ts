import type { Ledger } from '../cascade/ledger'
import type { Population } from '../cascade/population'
import { sumSides } from '../cascade/sum-sides'

/** Truncation to whole bps takes at most this share of the collateral off what counts. */
const TRUNCATED = 1e-4
const ROUNDING = 1e-9

/** Which rows a path of prices can bring below 1. */
export type NearRows = {
  /** The first so many that `find` told. */
  rows: Int32Array
  /** By terms: dollars a token today, and what of a dollar counts at the very least. */
  values: Float64Array
  weights: Float64Array
  /** @returns how many; a row that is left out stays at 1 or above on the whole path */
  find(path: { lowest: Float64Array; highest: Float64Array }): number
}

/**
 * Rows by health, so that those that a path's worst fall can reach are a prefix; of these, each one's own legs at the
 * lowest of every price held and the highest of every price owed decide.
 */
export function findNearRows(population: Population, ledger: Ledger): NearRows {
  const { length, assets, markets, terms, starts, middles, legTerms, legAmounts } = population
  const values = Float64Array.from(terms, ({ asset, priceFactor }) => {
    return (assets[asset]?.price ?? 0) * priceFactor
  })
  const weights = Float64Array.from(terms, ({ asset, weight }) => {
    const rules = markets[assets[asset]?.market ?? -1]?.rules
    const isCut = rules?.kind === 'aave-v3' && rules.averageThreshold === 'truncated'
    return (isCut ? weight - TRUNCATED : weight) * (1 - ROUNDING)
  })
  const places = Int32Array.from(terms, ({ asset }) => asset)
  const { held, owed } = sumSides(population)
  const low = new Float64Array(terms.length)
  const high = new Float64Array(terms.length)
  const rows = new Int32Array(length)

  const health = new Float64Array(length)
  ledger.setPrices(assets.map(({ price }) => price))
  for (let row = 0; row < length; row++) health[row] = getFloor(row)
  const order = Int32Array.from({ length }, (_, row) => row).sort(
    (a, b) => (health[a] as number) - (health[b] as number),
  )
  const sorted = Float64Array.from(order, (row) => health[row] as number)
  const near = toOrdered(population, order)

  /** Of a row by its place in `order`. */
  function isReached(place: number): boolean {
    const middle = near.middles[place] as number
    const end = near.starts[place + 1] as number
    let leg = near.starts[place] as number
    let rest = 0
    for (; leg < middle; leg++)
      rest += (near.amounts[leg] as number) * (low[near.terms[leg] as number] as number)
    for (; leg < end; leg++)
      rest -= (near.amounts[leg] as number) * (high[near.terms[leg] as number] as number)
    return rest < 0
  }

  /** Health of a row today, at the least that its collateral counts. */
  function getFloor(row: number): number {
    let held = 0
    for (let leg = starts[row] as number; leg < (middles[row] as number); leg++) {
      const term = legTerms[leg] as number
      held += (legAmounts[leg] as number) * (values[term] as number) * (weights[term] as number)
    }
    ledger.judge(row)
    return ledger.row.debt > 0 ? held / ledger.row.debt : Infinity
  }

  /** Rows of `order` whose health is below that. */
  function countBelow(bound: number): number {
    let from = 0
    let to = length
    while (from < to) {
      const middle = (from + to) >> 1
      if ((sorted[middle] as number) < bound) from = middle + 1
      else to = middle
    }
    return from
  }

  return {
    rows,
    values,
    weights,
    find({ lowest, highest }) {
      let fall = 1
      let rise = 1
      for (let term = 0; term < terms.length; term++) {
        const asset = places[term] as number
        const [least, most] = [lowest[asset] as number, highest[asset] as number]
        low[term] = (values[term] as number) * least * (weights[term] as number)
        high[term] = (values[term] as number) * most
        if ((held[asset] as number) > 0 && least < fall) fall = least
        if ((owed[asset] as number) > 0 && most > rise) rise = most
      }
      const candidates = countBelow((rise / fall) * (1 + ROUNDING))
      let count = 0
      for (let index = 0; index < candidates; index++) {
        if (!isReached(index)) continue
        rows[count] = order[index] as number
        count += 1
      }
      return count
    },
  }
}

/** The legs of all rows, side by side in that order: a path reads them from the first on. */
function toOrdered(
  { length, starts, middles, legTerms, legAmounts }: Population,
  order: Int32Array,
) {
  const ordered = {
    starts: new Int32Array(length + 1),
    middles: new Int32Array(length),
    terms: new Int32Array(legTerms.length),
    amounts: new Float64Array(legAmounts.length),
  }
  let at = 0
  order.forEach((row, place) => {
    const from = starts[row] as number
    const to = starts[row + 1] as number
    ordered.starts[place] = at
    ordered.middles[place] = at + (middles[row] as number) - from
    ordered.terms.set(legTerms.subarray(from, to), at)
    ordered.amounts.set(legAmounts.subarray(from, to), at)
    at += to - from
  })
  ordered.starts[length] = at
  return ordered
}
