import type { Population } from '../cascade/population'
import { sumSidesUsd } from '../cascade/sum-sides'
import type { ScenarioKind } from './scenario'

const STAKED = /^(w?st|cb|r|we|os|ez|rs|sw|m)eth$|^ethx$|btc$/i

/** A dollar, by its price. */
export function isStable(price: number): boolean {
  return price > 0.9 && price < 1.1
}

/**
 * The asset that a kind of scenario is about where the reader chose none: the largest collateral; for a peg the
 * largest staked or wrapped one; for a stablecoin the one that is owed most.
 */
export function chooseSubject(population: Population, kind: ScenarioKind): number | null {
  const { held, owed } = sumSidesUsd(population)
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
    return largest(owed, stable) ?? largest(held, stable)
  }
  const staked = indexes.filter(isAsset(({ symbol }) => STAKED.test(symbol)))
  const preferred = kind === 'depeg' ? largest(held, staked) : null
  return preferred ?? largest(held, volatile) ?? largest(held, indexes)
}
