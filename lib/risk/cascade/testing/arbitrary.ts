import fc from 'fast-check'
import type { Address } from '../../units'
import type { Population, PopulationRules } from '../population'
import { createPopulationBuilder } from '../population-builder'
import type { SaleLadder } from '../sale-venue'

export const AAVE_RULES = {
  kind: 'aave-v3',
  revision: 10,
  averageThreshold: 'exact',
  liquidation: 'v3.3',
  minCloseFactorValue: 2_000,
  minLeftoverValue: 1_000,
  liquidationAllowed: true,
} satisfies PopulationRules

export const MORPHO_RULES: PopulationRules = { kind: 'morpho-blue' }

export const COMET_RULES: PopulationRules = {
  kind: 'compound-v3',
  isPaused: false,
  storeFrontPriceFactor: 0.6,
  shelfRoom: 1e12,
}

export const SKY_RULES: PopulationRules = {
  kind: 'sky',
  isLive: true,
  buf: 1.2,
  tail: 7_200,
  cusp: 0.4,
  curve: { kind: 'linear', seconds: 7_200 },
  room: 1e12,
  dust: 100,
}

export const WETH = toAddress(1)
export const USDC = toAddress(2)

export function toAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}

/** What an account holds of ether at $2,000 and owes in dollars. */
export type TestLoan = { ether: number; dollars: number }

/** Ether against dollars: threshold 83 %, bonus 5 %, fee 10 % of it where the rules know one. */
export function makePopulation(
  loans: readonly TestLoan[],
  { rules = AAVE_RULES, bonus = 1.05 }: { rules?: PopulationRules; bonus?: number } = {},
): Population {
  const builder = createPopulationBuilder()
  const terms = { eMode: 0, priceFactor: 1, isBlocked: false }
  const protocolFee = rules.kind === 'aave-v3' ? 0.1 : 0
  const ether = builder.addTerm({
    ...terms,
    asset: 0,
    weight: 0.83,
    bonus,
    protocolFee,
  })
  const dollar = builder.addTerm({
    ...terms,
    asset: 1,
    weight: 0,
    bonus: 1,
    protocolFee: 0,
  })
  loans.forEach((loan, id) => {
    builder.addAccount(toAddress(1_000 + id), {
      collateral: [{ term: ether, amount: loan.ether }],
      debt: [{ term: dollar, amount: loan.dollars }],
    })
  })
  const asset = { market: 0, feed: null }
  return builder.build({
    market: { id: 'test', name: 'Test', chainId: 1, rules },
    assets: [
      { ...asset, address: WETH, symbol: 'WETH', decimals: 18, price: 2_000 },
      { ...asset, address: USDC, symbol: 'USDC', decimals: 6, price: 1 },
    ],
  })
}

/** Loans whose health today is 1 to 2, sizes log-uniform from $100 to $10M. */
export const arbitraryLoans: fc.Arbitrary<TestLoan[]> = fc.array(
  fc
    .record({
      size: fc.double({ min: 2, max: 7, noNaN: true }),
      health: fc.double({ min: 1.0001, max: 2, noNaN: true }),
    })
    .map(({ size, health }) => ({
      ether: 10 ** size / 2_000,
      dollars: (10 ** size * 0.83) / health,
    })),
  { minLength: 1, maxLength: 40 },
)

export const arbitraryRules = fc.constantFrom(AAVE_RULES, MORPHO_RULES, COMET_RULES, SKY_RULES)

/** A pool of ether against dollars over the whole range, `depth` dollars on one side. */
export function makeLadder(depth: number, fee = 0.003): SaleLadder {
  return {
    kind: 'ladder',
    quote: { address: USDC, symbol: 'USDC', price: 1 },
    fee,
    prices: [2_000 * (1 - fee), 0],
    liquidity: [depth / Math.sqrt(2_000) / Math.sqrt(1 - fee)],
  }
}

/** Dollars on one side of the pool. */
export const arbitraryDepth = fc.double({ min: 4, max: 9, noNaN: true }).map((size) => 10 ** size)

/** Of ether, as a share of its price. */
export const arbitraryFall = fc.double({ min: 0.01, max: 0.9, noNaN: true })
