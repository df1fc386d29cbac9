import type { Population, PopulationRules } from '../../cascade/population'
import type { Address } from '../../units'
import { createNormals } from '../create-normals'
import { getNormalCdf } from '../get-normal-cdf'
import { createMatrix, type Matrix } from '../matrix'

export type TestMarket = { population: Population; covariance: Matrix }

/**
 * A market drawn from a seed: every account holds and owes some of its assets, health from 0.995 up. The last asset
 * is a dollar that stands still.
 */
export function makeTestMarket(options: {
  seed: number
  accounts: number
  assets: number
  held?: number
  owed?: number
  rules: PopulationRules
}): TestMarket {
  const { accounts, assets, held = 2, owed = 1, rules } = options
  const normal = createNormals(options.seed)
  const share = () => getNormalCdf(normal())
  const prices = Array.from({ length: assets }, (_, id) =>
    id === assets - 1 ? 1 : 10 ** (3 * share()),
  )
  const volatilities = prices.map((_, id) => (id === assets - 1 ? 0 : 0.3 + 0.7 * share()))
  const width = held + owed
  const legTerms = new Int32Array(accounts * width)
  const legAmounts = new Float64Array(accounts * width)
  for (let account = 0; account < accounts; account++) {
    const size = 10 ** (2 + 4 * share())
    const health = 0.995 + 1.5 * share() ** 2
    for (let leg = 0; leg < width; leg++) {
      const asset = Math.min(assets - 1, Math.floor(share() * assets))
      const dollars = leg < held ? size / held : (size * 0.8) / health / owed
      legTerms[account * width + leg] = asset
      legAmounts[account * width + leg] = dollars / (prices[asset] ?? 1)
    }
  }
  return {
    population: {
      markets: [{ id: 'test', name: 'Test', chainId: 1, rules }],
      assets: prices.map((price, id) => ({
        market: 0,
        address: toAddress(1_000_000 + id),
        symbol: `A${id}`,
        decimals: 18,
        price,
        feed: null,
      })),
      terms: prices.map((_, asset) => ({
        asset,
        eMode: 0,
        weight: 0.8,
        bonus: 1.05,
        protocolFee: rules.kind === 'aave-v3' ? 0.1 : 0,
        priceFactor: 1,
        isBlocked: false,
      })),
      length: accounts,
      addresses: Array.from({ length: accounts }, (_, id) => toAddress(id)),
      accountMarkets: new Int32Array(accounts),
      starts: Int32Array.from({ length: accounts + 1 }, (_, row) => row * width),
      middles: Int32Array.from({ length: accounts }, (_, row) => row * width + held),
      legTerms,
      legAmounts,
      unpricedAccounts: 0,
    },
    covariance: createMatrix(
      assets,
      (row, column) =>
        (volatilities[row] ?? 0) * (volatilities[column] ?? 0) * (row === column ? 1 : 0.6),
    ),
  }
}

function toAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}
