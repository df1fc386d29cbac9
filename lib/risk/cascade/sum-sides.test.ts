import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergePopulations } from './merge-populations'
import { createPopulationBuilder } from './population-builder'
import { sumSides, sumSidesUsd } from './sum-sides'
import { arbitraryLoans, MORPHO_RULES, makePopulation, toAddress } from './testing/arbitrary'

test('default: tokens held and owed by asset; the same one may be on both sides, under several terms', () => {
  const builder = createPopulationBuilder()
  const [plain, inEMode, other] = [
    { asset: 0, eMode: 0 },
    { asset: 0, eMode: 1 },
    { asset: 1, eMode: 0 },
  ].map((keys) =>
    builder.addTerm({
      ...keys,
      weight: 0.8,
      bonus: 1.05,
      protocolFee: 0,
      priceFactor: 1,
      isBlocked: false,
    }),
  ) as [number, number, number]
  builder.addAccount(toAddress(7), {
    collateral: [{ term: plain, amount: 3 }],
    debt: [
      { term: plain, amount: 1 },
      { term: other, amount: 500 },
    ],
  })
  builder.addAccount(toAddress(8), {
    collateral: [
      { term: inEMode, amount: 4 },
      { term: other, amount: 20 },
    ],
    debt: [{ term: other, amount: 40 }],
  })
  const asset = { market: 0, feed: null, decimals: 18 }
  const population = builder.build({
    market: { id: 'test', name: 'Test', chainId: 1, rules: MORPHO_RULES },
    assets: [
      { ...asset, address: toAddress(1), symbol: 'ONE', price: 100 },
      { ...asset, address: toAddress(2), symbol: 'TWO', price: 2 },
      { ...asset, address: toAddress(3), symbol: 'NONE', price: 5 },
    ],
  })
  expect(sumSides(population)).toEqual({
    held: Float64Array.of(7, 20, 0),
    owed: Float64Array.of(1, 540, 0),
  })
  expect(sumSidesUsd(population)).toEqual({
    held: Float64Array.of(700, 40, 0),
    owed: Float64Array.of(100, 1_080, 0),
  })
})

test('SIDES_ADD_UP: two markets together hold and owe what each does', () => {
  fc.assert(
    fc.property(arbitraryLoans, arbitraryLoans, (loans, others) => {
      const parts = [makePopulation(loans), makePopulation(others)] as const
      const { held, owed } = sumSides(mergePopulations(parts))
      expect([...held]).toEqual(parts.flatMap((part) => [...sumSides(part).held]))
      expect([...owed]).toEqual(parts.flatMap((part) => [...sumSides(part).owed]))
      expect(owed[1]).toBeCloseTo(
        loans.reduce((sum, { dollars }) => sum + dollars, 0),
        3,
      )
    }),
  )
})
