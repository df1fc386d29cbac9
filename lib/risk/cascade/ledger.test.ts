import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getShockedPrices } from './get-shocked-prices'
import { createLedger } from './ledger'
import { arbitraryFall, arbitraryLoans, makePopulation, USDC, WETH } from './testing/arbitrary'

describe('Ledger', () => {
  test('behavior: lists what the columns find, after any prices, and resets', () => {
    fc.assert(
      fc.property(arbitraryLoans, arbitraryFall, (loans, fall) => {
        const population = makePopulation(loans)
        const ledger = createLedger(population)
        const prices = getShockedPrices(population, { falls: [{ asset: WETH, fall }] })
        const first = ledger.liquidateAll(prices)
        ledger.reset()
        expect(ledger.amounts).toEqual(population.legAmounts)
        expect(ledger.liquidateAll(prices)).toEqual(first)
        ledger.reset()
        const rising = getShockedPrices(population, { falls: [{ asset: USDC, fall: -fall }] })
        ledger.setPrices(rising)
        const expected = loans.flatMap(({ ether, dollars }, row) =>
          ether * 2_000 * 0.83 < dollars * (1 + fall) ? [row] : [],
        )
        expect(ledger.listLiquidatable()).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
