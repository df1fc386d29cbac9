import type { Address } from '../units'
import type { Population, PopulationAsset, PopulationMarket, PopulationTerms } from './population'

export type PopulationLeg = { term: number; amount: number }

/** Fills a market's population account by account. */
export type PopulationBuilder = {
  /** @returns Its index. */
  addTerm(terms: PopulationTerms): number
  /** Legs without an amount are left out, and accounts without debt. */
  addAccount(
    address: Address,
    legs: { collateral: readonly PopulationLeg[]; debt: readonly PopulationLeg[] },
  ): void
  addUnpriced(): void
  build(options: { market: PopulationMarket; assets: readonly PopulationAsset[] }): Population
}

/** A builder of one market's population, empty. */
export function createPopulationBuilder(): PopulationBuilder {
  const addresses: Address[] = []
  const starts = [0]
  const middles: number[] = []
  const legTerms: number[] = []
  const legAmounts: number[] = []
  const terms: PopulationTerms[] = []
  let unpricedAccounts = 0
  const add = (legs: readonly PopulationLeg[]) => {
    for (const { term, amount } of legs) {
      if (!(amount > 0)) continue
      legTerms.push(term)
      legAmounts.push(amount)
    }
  }
  return {
    addTerm: (added) => terms.push(added) - 1,
    addAccount(address, { collateral, debt }) {
      if (!debt.some(({ amount }) => amount > 0)) return
      add(collateral)
      middles.push(legTerms.length)
      add(debt)
      starts.push(legTerms.length)
      addresses.push(address)
    },
    addUnpriced() {
      unpricedAccounts += 1
    },
    build: ({ market, assets }) => ({
      markets: [market],
      assets,
      terms,
      length: addresses.length,
      addresses,
      accountMarkets: new Int32Array(addresses.length),
      starts: Int32Array.from(starts),
      middles: Int32Array.from(middles),
      legTerms: Int32Array.from(legTerms),
      legAmounts: Float64Array.from(legAmounts),
      unpricedAccounts,
    }),
  }
}
