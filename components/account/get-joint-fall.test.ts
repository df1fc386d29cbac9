import { expect, test } from 'vitest'
import { parseDecimalString } from '@/lib/api/decimal'
import type { RiskInput, RiskInputOf } from '@/lib/api/risk-input'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { asOf } from '@/lib/api/testing/chain'
import { position } from '@/lib/api/testing/position'
import { riskInput } from '@/lib/api/testing/risk-input'
import * as comet from '@/lib/risk/compound-v3/testing/make-comet'
import * as morpho from '@/lib/risk/morpho-blue/testing/make-market'
import * as sky from '@/lib/risk/sky/testing/make-state'
import { WAD, type Wad } from '@/lib/risk/units'
import { getHealthAt, getJointFall } from './get-joint-fall'

const of = { market: 'm', marketName: 'M', asOf }

/** 10 of two collaterals at $2,000 each (0.895) against $20,000: health 1.79. */
const cometInput: RiskInputOf<'compound-v3'> = {
  ...of,
  protocol: 'compound-v3',
  state: comet.makeState([comet.makeAsset(0), comet.makeAsset(1)]),
  account: comet.makeAccount(-comet.dollars(20_000), [comet.ether(10), comet.ether(10)]),
  scale: { numerator: 1n, denominator: 1n, unit: 100_000_000n },
  currency: 'usd',
}

/** 10 at 2,000 (0.86) against 8,600: health 2. */
const morphoInput: RiskInput = {
  ...of,
  protocol: 'morpho-blue',
  state: morpho.makeState(),
  account: morpho.makeAccount({
    borrowShares: morpho.dollars(8_600),
    collateral: morpho.ether(10),
  }),
  prices: { collateral: 2_000n * WAD, loan: WAD, unit: WAD },
  currency: 'usd',
  lines: [],
}

/** 10 at $2,000 (150 %) against 10,000 DAI: health 1.33. */
const skyInput: RiskInput = {
  ...of,
  protocol: 'sky',
  state: sky.makeIlkState(),
  urn: sky.makeUrn(10, 10_000),
  dai: { asset: sky.makeAddress(0xda1), symbol: 'DAI', decimals: 18 },
}

const fall = (input: RiskInput, ...assets: string[]) =>
  getJointFall(input, new Set(assets.map((asset) => asset.toLowerCase())))

test('default: how far several may fall together, in every protocol', () => {
  const both = fall(riskInput, weth.asset, wbtc.asset)
  expect(both).toMatchObject({ kind: 'at' })
  expect(Number(both.kind === 'at' && both.distance)).toBeCloseTo(0.2, 7)
  const [one, two] = [comet.makeAddress(1), comet.makeAddress(2)]
  const held = fall(cometInput, one, two)
  expect(Number(held.kind === 'at' && held.distance)).toBeCloseTo(1 - 1 / 1.79, 7)
  expect(fall(cometInput, one)).toMatchObject({
    kind: 'at',
    distance: expect.stringMatching(/^0\.8826/),
  })
  expect(fall(morphoInput, morpho.makeAddress(2))).toMatchObject({
    distance: expect.stringMatching(/^0\.50000/),
  })
  expect(fall(skyInput, sky.makeIlkState().gem.asset)).toMatchObject({
    distance: expect.stringMatching(/^0\.25/),
  })
})

test('behavior: one alone is where its own distance says', () => {
  const own = position.distance.perAsset.find(({ asset }) => asset === weth.asset)
  if (!own || 'unreachable' in own) throw new Error('WETH reaches it')
  const reach = fall(riskInput, weth.asset)
  if (reach.kind !== 'at') throw new Error('WETH reaches it')
  // The oracle's integer there is the same, 8 decimals at $2,000: the falls differ by less than one of them.
  expect(Math.abs(Number(reach.distance) - Number(own.distance))).toBeLessThan(6e-12)
})

test('behavior: what helps, what is not enough, and what cancels out', () => {
  expect(fall(riskInput, usdc.asset)).toEqual({ kind: 'helped' })
  const rich = { ...cometInput.account, principal: -comet.dollars(9_000) }
  expect(fall({ ...cometInput, account: rich }, comet.makeAddress(1))).toEqual({
    kind: 'unreached',
  })
  expect(fall(cometInput, comet.makeState().baseToken.asset)).toEqual({ kind: 'helped' })
  expect(fall(morphoInput, morpho.makeAddress(1), morpho.makeAddress(2))).toEqual({
    kind: 'untouched',
  })
  expect(fall(skyInput, sky.makeAddress(0xda1))).toEqual({ kind: 'untouched' })
})

test('AT_THE_STATED_FALL_AND_NOT_A_WAD_BEFORE', () => {
  const cases: [RiskInput, string[]][] = [
    [riskInput, [weth.asset, wbtc.asset]],
    [riskInput, [weth.asset, usdc.asset]],
    [cometInput, [comet.makeAddress(1), comet.makeAddress(2)]],
    [morphoInput, [morpho.makeAddress(2)]],
    [skyInput, [sky.makeIlkState().gem.asset]],
  ]
  for (const [input, assets] of cases) {
    const wanted = new Set(assets.map((asset) => asset.toLowerCase()))
    const reach = getJointFall(input, wanted)
    if (reach.kind !== 'at') {
      expect(reach).toEqual({ kind: 'helped' })
      continue
    }
    const at = parseDecimalString(reach.distance, 18)
    const isBelow = (down: bigint) => {
      const health = getHealthAt(input, { assets: wanted, fall: down as Wad })
      return health.kind === 'priced' && health.healthFactor < WAD
    }
    expect([isBelow(at), isBelow(at - 1n)]).toEqual([true, false])
  }
})
