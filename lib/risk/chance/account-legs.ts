import { getCell, type Matrix } from './matrix'

/** What an account holds or owes in one asset, as its health counts it. */
export type ChanceLeg = {
  /** Index of the asset in the covariance matrix. */
  asset: number
  side: 'collateral' | 'debt'
  /** At today's prices in any unit that all legs share; collateral already times its liquidation threshold. */
  value: number
  /** Interest a year that it earns or costs: 0.05 = 5 %. */
  rate: number
}

/** Legs whose prices move as one, summed: signed, as health counts them. */
export type ChanceAccount = {
  /** Indices in the covariance matrix, one a price. */
  assets: readonly number[]
  /** Per place in `assets`. */
  collateral: Float64Array
  debt: Float64Array
  collateralRate: Float64Array
  debtRate: Float64Array
}

/**
 * One account's legs by price. Assets on one feed move as one: same variance, and their covariance equals it.
 * Legs of the same price on the same side become one, at the mean of their rates by value.
 */
export function getChanceAccount(legs: readonly ChanceLeg[], covariance: Matrix): ChanceAccount {
  const assets: number[] = []
  const places = legs.map(({ asset }) => {
    const known = assets.findIndex((other) => isSamePrice(covariance, { asset, other }))
    return known === -1 ? assets.push(asset) - 1 : known
  })
  const account = {
    assets,
    collateral: new Float64Array(assets.length),
    debt: new Float64Array(assets.length),
    collateralRate: new Float64Array(assets.length),
    debtRate: new Float64Array(assets.length),
  }
  legs.forEach(({ side, value, rate }, index) => {
    const place = places[index] ?? 0
    const amounts = account[side]
    const rates = side === 'collateral' ? account.collateralRate : account.debtRate
    const before = amounts[place] ?? 0
    const sum = before + value
    if (sum > 0) rates[place] = ((rates[place] ?? 0) * before + rate * value) / sum
    amounts[place] = sum
  })
  return account
}

function isSamePrice(
  covariance: Matrix,
  { asset, other }: { asset: number; other: number },
): boolean {
  if (asset === other) return true
  const [own, common] = [getCell(covariance, asset, asset), getCell(covariance, asset, other)]
  const near = 1e-9 * own
  return Math.abs(own - common) <= near && Math.abs(own - getCell(covariance, other, other)) <= near
}
