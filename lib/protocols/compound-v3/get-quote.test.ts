import { describe, expect, test } from 'vitest'
import { makeAsset, makeState } from '@/lib/risk/compound-v3/testing/make-comet'
import { getQuote } from './get-quote'
import { toUsd } from './view/dollars'

const base = (symbol: string) => ({ asset: makeState().baseToken.asset, symbol, decimals: 18 })
const usd = (price: string | null) => () => price
const collateral = (symbol: string, price: bigint | null) => makeAsset(0, { symbol, price })

describe('getQuote', () => {
  test('default: a base token that is a dollar', () => {
    for (const symbol of ['USDC', 'USDbC', 'USDT', 'USDe', 'USDS', 'DAI'])
      expect(getQuote(makeState([], { baseToken: base(symbol) }), usd(null))).toEqual({
        kind: 'usd',
      })
  })

  test('behavior: ether that counts in ether', () => {
    const state = makeState([collateral('cbETH', 1_08000000n)], {
      baseToken: base('WETH'),
      basePrice: 1_00000000n,
    })
    const quote = getQuote(state, usd('3421.5'))
    expect(quote).toEqual({ kind: 'other', usd: '3421.5' })
    expect(toUsd(1_08000000n, quote)).toBe('3695.22')
    expect(toUsd(-1_00000000n, quote)).toBe('-3421.5')
    expect(getQuote(state, usd(null))).toEqual({ kind: 'other', usd: null })
    expect(toUsd(1n, { kind: 'other', usd: null })).toBeNull()
  })

  test('behavior: bitcoin that counts in bitcoin, a little off 1', () => {
    const state = makeState([], { baseToken: base('WBTC'), basePrice: 99_900000n })
    const quote = getQuote(state, usd('99900'))
    expect(quote).toEqual({ kind: 'other', usd: '100000' })
    expect(getQuote(state, usd(null))).toEqual({ kind: 'other', usd: null })
  })

  test('behavior: a token that counts in dollars', () => {
    const ether = makeState([], { baseToken: base('WETH'), basePrice: 3_600_00000000n })
    expect(getQuote(ether, usd('3598.7'))).toEqual({ kind: 'usd' })
    expect(getQuote(ether, usd(null))).toEqual({ kind: 'usd' })
    const aero = { baseToken: base('AERO'), basePrice: 1_00000000n }
    const withDollar = makeState([collateral('USDC', 99_980000n)], aero)
    expect(getQuote(withDollar, usd(null))).toEqual({ kind: 'usd' })
    const inEther = makeState([collateral('USDC', 29_000n)], aero)
    expect(getQuote(inEther, usd(null))).toEqual({ kind: 'other', usd: null })
    expect(getQuote(makeState([], aero), usd('1.02'))).toEqual({ kind: 'usd' })
  })

  test('behavior: without a price of the base token nothing is said in dollars', () => {
    const state = makeState([], { baseToken: base('WETH'), basePrice: null })
    expect(getQuote(state, usd('3421.5'))).toEqual({ kind: 'other', usd: null })
  })
})
