import type { Population } from './population'

/** By asset index. */
export type Sides = {
  /** What secures a debt, of all accounts together. */
  held: Float64Array
  /** What is owed, of all accounts together. */
  owed: Float64Array
}

/** Whole tokens that a population holds as collateral and owes. */
export function sumSides(population: Population): Sides {
  const { assets, terms, length, starts, middles, legTerms, legAmounts } = population
  const held = new Float64Array(assets.length)
  const owed = new Float64Array(assets.length)
  const add = (side: Float64Array, leg: number) => {
    const asset = terms[legTerms[leg] as number]?.asset as number
    side[asset] = (side[asset] as number) + (legAmounts[leg] as number)
  }
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    const end = starts[row + 1] as number
    for (let leg = starts[row] as number; leg < middle; leg += 1) add(held, leg)
    for (let leg = middle; leg < end; leg += 1) add(owed, leg)
  }
  return { held, owed }
}

/** The same in dollars, at the prices of the population's own block. */
export function sumSidesUsd(population: Population): Sides {
  const { held, owed } = sumSides(population)
  const toUsd = (tokens: number, asset: number) => tokens * (population.assets[asset]?.price ?? 0)
  return { held: held.map(toUsd), owed: owed.map(toUsd) }
}
