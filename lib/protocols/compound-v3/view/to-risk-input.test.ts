import { zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import { asOf } from '@/lib/api/testing/chain'
import { toCometPrice, toShownPrice } from '@/lib/risk/compound-v3/price-scale'
import { ether, makeAccount, makeState } from '@/lib/risk/compound-v3/testing/make-comet'
import { WAD } from '@/lib/risk/units'
import type { CometEntry } from '../entry'
import type { CometQuote } from '../get-quote'
import { toRiskInput } from './to-risk-input'

const entry: CometEntry = {
  id: 'comet',
  name: 'Comet',
  protocol: 'compound-v3',
  chainId: 31_337,
  comet: zeroAddress,
  fromBlock: 0,
}
const state = makeState()
const play = (quote: CometQuote, account = makeAccount(-1n, [ether(1)])) =>
  toRiskInput({ entry, data: { asOf, state, quote }, account })

test('default: prices in dollars as they are', () => {
  expect(play({ kind: 'usd' })).toMatchObject({
    market: 'comet',
    currency: 'usd',
    scale: { unit: 10n ** 8n, numerator: 1n, denominator: 1n },
  })
})

test('behavior: prices that count in something else are told in dollars where those are known', () => {
  const scale = play({ kind: 'other', usd: '3000.5' })?.scale
  if (!scale) throw new Error('no input')
  expect(toShownPrice(1_20000000n, scale)).toBe((30_005n * WAD * 12n) / 100n)
  expect(toCometPrice(toShownPrice(1_23456789n, scale), scale)).toBe(1_23456789n)
  expect(toCometPrice(0n, scale)).toBe(1n)
  expect(play({ kind: 'other', usd: null })).toMatchObject({ currency: { symbol: 'USDC' } })
})

test('behavior: who only lends has nothing to play on', () => {
  expect(play({ kind: 'usd' }, makeAccount(5n))).toBeNull()
})
