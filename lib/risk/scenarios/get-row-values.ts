import type { Population } from '../cascade/population'

/** By row, dollars. */
export type RowValues = { collateral: Float64Array; debt: Float64Array }

/** What every account holds as collateral and owes at given prices (dollars a whole token, by asset index). */
export function getRowValues(population: Population, prices: ArrayLike<number>): RowValues {
  const { length, starts, middles } = population
  const collateral = new Float64Array(length)
  const debt = new Float64Array(length)
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    collateral[row] = sumLegs(population, prices, { from: starts[row] as number, to: middle })
    debt[row] = sumLegs(population, prices, { from: middle, to: starts[row + 1] as number })
  }
  return { collateral, debt }
}

function sumLegs(
  { terms, legTerms, legAmounts }: Population,
  prices: ArrayLike<number>,
  { from, to }: { from: number; to: number },
): number {
  let sum = 0
  for (let leg = from; leg < to; leg += 1) {
    const term = terms[legTerms[leg] as number]
    if (term) sum += (legAmounts[leg] as number) * (prices[term.asset] as number) * term.priceFactor
  }
  return sum
}

/** Debt that no collateral stands for at these prices, of all accounts together. */
export function getShortfall(population: Population, prices: ArrayLike<number>): number {
  const { collateral, debt } = getRowValues(population, prices)
  return debt.reduce((sum, owed, row) => sum + Math.max(0, owed - (collateral[row] as number)), 0)
}
