import type { CometMarket } from '../../compound-v3/comet-types'
import type { MorphoDeployment } from '../../morpho-blue/morpho-types'
import type { SkyDeployment } from '../../sky/sky-types'
import type { Place } from './debtors'

/** Staked ether against ether: both prices move together. */
function isCorrelated(collateral: string, debt: string): boolean {
  return collateral === 'wstETH' && debt === 'WETH'
}

const MORPHO_WEIGHTS = [45, 20, 22, 13]
const SKY_WEIGHTS = [38, 34, 16, 12]

export function toMorphoPlaces({ markets }: MorphoDeployment): Place[] {
  return markets.map(({ collateral, loan }, index) => ({
    collateral: [collateral.symbol],
    debt: loan.symbol,
    weight: MORPHO_WEIGHTS[index] ?? 5,
    correlated: isCorrelated(collateral.symbol, loan.symbol),
  }))
}

export function toCometPlaces(markets: readonly CometMarket[]): Place[] {
  return markets.map(({ base, collaterals }, index) => ({
    collateral: collaterals.map(({ symbol }) => symbol),
    debt: base.symbol,
    weight: index === 0 ? 70 : 30,
    correlated: base.symbol === 'WETH',
  }))
}

export function toSkyPlaces({ ilks }: SkyDeployment): Place[] {
  return ilks.map(({ gem }, index) => ({
    collateral: [gem.symbol],
    debt: 'DAI',
    weight: SKY_WEIGHTS[index] ?? 5,
  }))
}
