import type { Population } from '../cascade/population'
import type { ScenarioKind } from './scenario'

const STAKED = /^(w?st|cb|r|we|os|ez|rs|sw|m)eth$|^ethx$|btc$/i

/** Dollars, by asset index: held as collateral and owed by borrowers. */
export function getAssetTotals({ population }: { population: Population }): {
  collateral: Float64Array
  debt: Float64Array
} {
  const { assets, terms, starts, middles, legTerms, legAmounts, length } = population
  const totals = {
    collateral: new Float64Array(assets.length),
    debt: new Float64Array(assets.length),
  }
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    for (let leg = starts[row] as number; leg < (starts[row + 1] as number); leg += 1) {
      const term = terms[legTerms[leg] as number]
      if (!term) continue
      const column = leg < middle ? totals.collateral : totals.debt
      const value = (legAmounts[leg] as number) * (assets[term.asset]?.price ?? 0)
      column[term.asset] = (column[term.asset] as number) + value
    }
  }
  return totals
}

/** A dollar, by its price. */
export function isStable(price: number): boolean {
  return price > 0.9 && price < 1.1
}

/**
 * The asset that a kind of scenario is about where the reader chose none: the largest collateral; for a peg the
 * largest staked or wrapped one; for a stablecoin the one that is owed most.
 */
export function chooseSubject(population: Population, kind: ScenarioKind): number | null {
  const { collateral, debt } = getAssetTotals({ population })
  const indexes = population.assets.map((_, index) => index)
  const largest = (column: Float64Array, among: readonly number[]) =>
    among.reduce<number | null>(
      (best, index) =>
        (column[index] as number) > (best === null ? 0 : (column[best] as number)) ? index : best,
      null,
    )
  const isAsset = (test: (asset: Population['assets'][number]) => boolean) => (index: number) => {
    const asset = population.assets[index]
    return asset !== undefined && test(asset)
  }
  const volatile = indexes.filter(isAsset(({ price }) => !isStable(price)))
  if (kind === 'stablecoin') {
    const stable = indexes.filter(isAsset(({ price }) => isStable(price)))
    return largest(debt, stable) ?? largest(collateral, stable)
  }
  const staked = indexes.filter(isAsset(({ symbol }) => STAKED.test(symbol)))
  const preferred = kind === 'depeg' ? largest(collateral, staked) : null
  return preferred ?? largest(collateral, volatile) ?? largest(collateral, indexes)
}
