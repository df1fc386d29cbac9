import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getDollars, toUsdPrice, toUsdValue } from './dollars'

const loanToken = { asset: '0x01', symbol: 'USDC', decimals: 6 } as const
const collateralToken = { asset: '0x02', symbol: 'WETH', decimals: 18 } as const
const facts = { loanToken, collateralToken }
/** 3,600 USDC a WETH. */
const price = 3_600n * 10n ** (36n + 6n - 18n)
const usd = (entries: Record<string, string>) =>
  new Map(Object.entries(entries) as [`0x${string}`, string][])

describe('getDollars', () => {
  test('default: one price gives both', () => {
    const byLoan = getDollars(facts, { price, usd: usd({ '0x01': '1.0001' }) })
    expect(toUsdPrice(byLoan.loan)).toBe('1.0001')
    expect(toUsdPrice(byLoan.collateral)).toBe('3600.36')
    const byCollateral = getDollars(facts, { price, usd: usd({ '0x02': '3600' }) })
    expect(toUsdPrice(byCollateral.loan)).toBe('1')
    expect(toUsdPrice(byCollateral.collateral)).toBe('3600')
  })

  test("behavior: where both are known the loan token's holds, and the market's proportions", () => {
    const both = getDollars(facts, { price, usd: usd({ '0x01': '1', '0x02': '3700' }) })
    expect(toUsdPrice(both.collateral)).toBe('3600')
  })

  test('behavior: nothing is known without a price in dollars, the collateral not without the oracle', () => {
    expect(getDollars(facts, { price, usd: usd({}) })).toEqual({ loan: null, collateral: null })
    const unpriced = getDollars(facts, { price: null, usd: usd({ '0x01': '1', '0x02': '3700' }) })
    expect(toUsdPrice(unpriced.loan)).toBe('1')
    expect(unpriced.collateral).toBeNull()
  })
})

describe('toUsdValue', () => {
  test('default: debt rounds up', () => {
    const { loan } = getDollars(facts, { price, usd: usd({ '0x01': '0.99999' }) })
    const options = { dollars: loan, decimals: 6 }
    expect(toUsdValue(1_500_000n, options)).toBe('1.499985')
    const third = { dollars: (loan ?? 0n) / 3n, decimals: 6 }
    expect(toUsdValue(1_000_000n, third)).toBe('0.33333')
    expect(toUsdValue(1n, { ...third, rounding: 'ceil' })).toBe('0.00000034')
    expect(toUsdValue(1n, { ...third, rounding: 'floor' })).toBe('0.00000033')
  })

  test('behavior: unknown stays unknown', () => {
    expect(toUsdValue(5n, { dollars: null, decimals: 6 })).toBeNull()
  })

  test('VALUE_KEEPS_PROPORTION: collateral in dollars is its loan value in dollars', () => {
    fc.assert(
      fc.property(fc.bigInt(10n ** 12n, 10n ** 26n), fc.bigInt(10n ** 20n, 10n ** 30n), (a, p) => {
        const { loan, collateral } = getDollars(facts, { price: p, usd: usd({ '0x01': '1.01' }) })
        const inLoan = (a * p) / 10n ** 36n
        const direct = Number(toUsdValue(a, { dollars: collateral, decimals: 18 }))
        const byLoan = Number(toUsdValue(inLoan, { dollars: loan, decimals: 6 }))
        expect(Math.abs(direct - byLoan)).toBeLessThanOrEqual(2e-6 + direct * 1e-12)
      }),
    )
  })
})
