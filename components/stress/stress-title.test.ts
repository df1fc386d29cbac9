import { expect, test } from 'vitest'
import type { StressView } from '@/lib/risk/scenarios/stress-view'
import { getStressTitle } from './stress-title'

const totals = {
  liquidations: 500,
  accounts: 412,
  repaid: 1,
  seized: 1,
  returned: 0,
  protocolFee: 0,
  sold: 1,
  received: 1,
  badDebt: 0,
  unsold: 0,
  leftAccounts: 0,
  leftDebt: 0,
}
const followed = {
  asset: 0,
  symbol: 'WETH',
  priceBefore: 2_000,
  shockedPrice: 1_600,
  lowestOraclePrice: 1_550.4,
  finalOraclePrice: 1_560,
  finalPoolPrice: 1_550,
  sold: 10,
  received: 10,
  venue: 'pool',
  amplification: 1.124,
} as const

function createView(over: Partial<Extract<StressView, { kind: 'played' }>> = {}): StressView {
  return {
    kind: 'played',
    followed,
    assets: [followed],
    unknownVenues: [],
    isUnfinished: false,
    amplification: 1.1,
    totals,
    withoutImpact: totals,
    rounds: [],
    hit: [],
    compared: [],
    notes: [],
    isOracleBlind: false,
    isBounded: false,
    already: 0,
    accounts: 1_000,
    unpricedAccounts: 0,
    ...over,
  }
}

test('default: how many are sold, how much further the price falls, and the amplification', () => {
  expect(getStressTitle('WETH −20\u00a0%', createView())).toBe(
    'WETH −20\u00a0%: 412 loans are sold, the price falls a further 3.1\u00a0%; amplification 1.12\u00a0×',
  )
})

test('behavior: what is not known is said, never a number in its place', () => {
  const unknown = createView({ followed: { ...followed, venue: 'not-known' } })
  expect(getStressTitle('X', unknown)).toBe(
    'X: 412 loans are sold; what that does to the price is not known',
  )
})

test('behavior: nobody sold, by health or because nobody would', () => {
  const none = { ...totals, accounts: 0 }
  expect(getStressTitle('X', createView({ totals: none }))).toBe('X: nobody is sold')
  expect(getStressTitle('X', createView({ totals: { ...none, leftAccounts: 1 } }))).toBe(
    'X: 1 loan below the line, and nobody is sold',
  )
  expect(getStressTitle('X', { kind: 'impossible', reason: 'no-correlation' })).toBe(
    'X: can’t be played here',
  )
})

test('behavior: what the oracle does not see is told as what it leaves behind', () => {
  const blind = createView({ isOracleBlind: true, notes: [{ kind: 'unseen', shortfall: 5_350 }] })
  expect(getStressTitle('X', blind)).toBe(
    'X: $5.35k of debt has no collateral behind it, and 412 loans are sold',
  )
})
