import { zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import { asOf } from '@/lib/api/testing/chain'
import { ether, makeAccount, makeState } from '@/lib/risk/morpho-blue/testing/make-market'
import { WAD } from '@/lib/risk/units'
import type { MorphoMarketData } from './market-data'
import { toRiskInput } from './to-risk-input'

const state = makeState()
const { id, loanToken, collateralToken, lltv } = state
const account = makeAccount({ collateral: ether(1) })

function makeData(overrides: Partial<MorphoMarketData> = {}): MorphoMarketData {
  const irm = zeroAddress
  return {
    entry: {
      id: 'morpho',
      name: 'Morpho',
      protocol: 'morpho-blue',
      chainId: 31_337,
      morpho: zeroAddress,
      fromBlock: 0,
    },
    facts: { id, loanToken, collateralToken, lltv, irm, oracle: zeroAddress, feeds: [] },
    asOf,
    state,
    isPriced: true,
    dollars: { loan: 99n * 10n ** 34n, collateral: 1_980n * 10n ** 36n },
    feeds: [],
    getLines: () => [],
    ...overrides,
  }
}

test('default: dollars of both tokens, the market as it is', () => {
  const input = toRiskInput(makeData(), account)
  expect(input).toMatchObject({
    market: `morpho:${id}`,
    marketName: 'Morpho WETH / USDC 86 %',
    currency: 'usd',
    prices: { unit: WAD, loan: (WAD * 99n) / 100n, collateral: 1_980n * WAD },
  })
  expect(input?.state).toBe(state)
})

test('behavior: without dollars prices count in the loan token', () => {
  const dark = makeData({ dollars: { loan: null, collateral: null } })
  expect(toRiskInput(dark, account)).toMatchObject({
    currency: { symbol: 'USDC' },
    prices: { unit: WAD, loan: WAD, collateral: 2_000n * WAD },
  })
})

test('behavior: who only lends, and a market without collateral, have nothing to play on', () => {
  expect(toRiskInput(makeData(), makeAccount({ supplyShares: 1n }))).toBeNull()
  const { facts } = makeData()
  const idle = { ...facts, collateralToken: { ...collateralToken, asset: zeroAddress } }
  expect(toRiskInput(makeData({ facts: idle }), account)).toBeNull()
})
