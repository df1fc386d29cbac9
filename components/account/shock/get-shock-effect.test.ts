import { describe, expect, test } from 'vitest'
import type { RiskInput } from '@/lib/api/risk-input'
import type { Position } from '@/lib/api/schema/position'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { asOf } from '@/lib/api/testing/chain'
import { morphoPosition } from '@/lib/api/testing/other-positions'
import { position } from '@/lib/api/testing/position'
import { riskInput } from '@/lib/api/testing/risk-input'
import * as comet from '@/lib/risk/compound-v3/testing/make-comet'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import { getShockEffect, type MarketGraph } from './get-shock-effect'
import { getShockNotes } from './get-shock-notes'

const [ETH, RATE, USD] = ['0xeth', '0xrate', '0xusd'] as const

/** WBTC by a rate and WETH's feed, as a staked token would be; USDC by its own. */
const graph: FeedGraph = {
  sources: [
    { asset: weth.asset.toLowerCase(), source: ETH },
    { asset: wbtc.asset.toLowerCase(), source: '0xadapter' },
    { asset: usdc.asset.toLowerCase(), source: USD },
  ],
  nodes: [
    { address: ETH, description: 'ETH / USD', inputs: [] },
    {
      address: '0xadapter',
      description: null,
      inputs: [
        { address: ETH, role: 'price' },
        { address: RATE, role: 'ratio' },
      ],
    },
  ],
}

const own: MarketGraph = { market: position.market, chainId: position.chainId, graph }
const tell = (of: Position, graphs: readonly MarketGraph[], asset: string = weth.asset) => {
  const effect = getShockEffect(of, { asset, graphs, inputs: [riskInput] })
  return { effect, notes: getShockNotes([{ position: of, effect }], 'WETH') }
}

describe('getShockEffect', () => {
  test('default: what is read from its feed falls with it, and the loan is as near as both let it', () => {
    const { effect, notes } = tell(position, [own])
    expect(effect.followers.map(({ symbol }) => symbol)).toEqual(['WBTC'])
    expect(effect.staying.map(({ symbol }) => symbol)).toEqual(['USDC'])
    expect(Number(effect.reach.kind === 'at' && effect.reach.distance)).toBeCloseTo(0.2, 7)
    expect(notes).toEqual([
      'WBTC follows: its price is read from ETH / USD, as WETH’s is.',
      'USDC stays: as far as the oracles tell, its price is not read from WETH’s.',
    ])
  })

  test('behavior: the rate’s own fall moves nothing else', () => {
    const { effect } = tell(position, [own], wbtc.asset)
    expect(effect.followers).toEqual([])
    expect(effect.reach).toMatchObject({ kind: 'at', distance: expect.stringMatching(/^0\.5555/) })
  })

  test('behavior: where nobody tells, it falls alone, and that is said', () => {
    const alone = position.distance.perAsset.find(({ asset }) => asset === weth.asset)
    const { effect, notes } = tell(position, [{ ...own, graph: null }])
    expect(effect).toMatchObject({ followers: [], isAlone: true })
    expect(effect.reach).toEqual({
      kind: 'at',
      distance: alone && 'distance' in alone && alone.distance,
    })
    expect(notes).toEqual([
      `In ${position.marketName} it is not known now what prices are read from: there WETH falls alone.`,
    ])
    expect(tell(position, []).effect).toEqual(effect)
  })

  test('behavior: what it would be worked out from is not at hand', () => {
    const { reach } = getShockEffect(position, { asset: weth.asset, graphs: [own], inputs: [] })
    expect(reach).toEqual({ kind: 'unread' })
  })

  test('behavior: a market that does not have the asset, by the feed that another tells; no other chain’s', () => {
    const [held] = morphoPosition.collateral
    if (!held) throw new Error('the fixture has collateral')
    const staked: Position = {
      ...morphoPosition,
      collateral: [{ ...held, ...wbtc }],
      distance: {
        ...morphoPosition.distance,
        perAsset: morphoPosition.distance.perAsset.map((each) =>
          each.asset === weth.asset ? { ...each, asset: wbtc.asset } : each,
        ),
      },
    }
    const pair: MarketGraph = {
      market: staked.market,
      chainId: staked.chainId,
      graph: {
        sources: [
          { asset: wbtc.asset.toLowerCase(), source: '0xoracle', part: 'base' },
          { asset: usdc.asset.toLowerCase(), source: '0xoracle', part: 'quote' },
        ],
        nodes: [
          {
            address: '0xoracle',
            description: null,
            inputs: [
              { address: RATE, role: 'base' },
              { address: ETH, role: 'base' },
            ],
          },
        ],
      },
    }
    const { effect } = tell(staked, [pair, own])
    expect(effect.followers.map(({ symbol }) => symbol)).toEqual(['WBTC'])
    expect(effect.reach).toMatchObject({ kind: 'at' })
    const elsewhere = tell(staked, [pair, { ...own, chainId: 10 }]).effect
    expect(elsewhere.reach).toEqual({ kind: 'untouched' })
  })

  test('behavior: what is owed falls with what backs it: nothing is taken from health', () => {
    const shared: FeedGraph = {
      ...graph,
      sources: graph.sources.map((source) => ({ ...source, source: ETH })),
    }
    expect(tell(position, [{ ...own, graph: shared }]).effect.reach).toEqual({ kind: 'untouched' })
    const [first] = shared.sources
    if (!first) throw new Error('WETH has a source')
    const some = {
      ...shared,
      sources: [first, ...shared.sources.filter(({ asset }) => asset === usdc.asset.toLowerCase())],
    }
    expect(tell(position, [{ ...own, graph: some }]).effect.reach).toEqual({ kind: 'helped' })
  })
})

describe('in a Comet that counts in its base token', () => {
  const [asset, base] = [comet.makeAsset(0), comet.makeState().baseToken]
  const input: RiskInput = {
    market: position.market,
    marketName: 'Comet WETH',
    asOf,
    protocol: 'compound-v3',
    state: comet.makeState([asset]),
    account: comet.makeAccount(-comet.dollars(1_000), [comet.ether(1)]),
    scale: { numerator: 1n, denominator: 1n, unit: 100_000_000n },
    currency: { symbol: 'WETH' },
  }
  const [held, owed] = [position.collateral[0], position.debt[0]]
  if (!held || !owed) throw new Error('the fixture has both')
  const loan: Position = {
    ...position,
    protocol: 'compound-v3',
    collateral: [{ ...held, asset: asset.asset, symbol: 'wstETH' }],
    debt: [{ ...owed, asset: base.asset, symbol: 'WETH' }],
  }
  const of = (inputs: readonly RiskInput[]) =>
    getShockEffect(loan, { asset: base.asset, graphs: [], inputs })

  test('default: that token’s fall moves nothing of it', () => {
    expect(of([input])).toMatchObject({
      followers: [{ symbol: 'wstETH', by: { kind: 'unit' } }],
      isAlone: false,
      reach: { kind: 'untouched' },
    })
  })

  test('behavior: one in dollars does not', () => {
    expect(of([{ ...input, currency: 'usd' }])).toMatchObject({ followers: [], isAlone: true })
  })
})

test('getShockNotes: in which markets, where not in all; loans alone', () => {
  const leg = { asset: wbtc.asset, symbol: 'wstETH' }
  const feed = {
    address: '0x00000000000000000000000000000000000000aa',
    description: null,
    inputs: [],
  }
  const effect = {
    followers: [],
    staying: [],
    isAlone: false,
    reach: { kind: 'untouched' },
  } as const
  const { health } = position
  const notes = getShockNotes(
    [
      {
        position: { marketName: 'A', health },
        effect: { ...effect, followers: [{ ...leg, by: { kind: 'feed', feed } }] },
      },
      { position: { marketName: 'B', health }, effect: { ...effect, staying: [leg, usdc] } },
      {
        position: { marketName: 'C', health },
        effect: { ...effect, followers: [{ ...leg, by: { kind: 'unit' } }] },
      },
      {
        position: { marketName: 'D', health: { kind: 'no-debt' } },
        effect: { ...effect, staying: [weth], isAlone: true },
      },
    ],
    'WETH',
  )
  expect(notes).toEqual([
    'wstETH follows in A: its price is read from 0x0000…00aa, as WETH’s is.',
    'wstETH follows in C: its price there is told in WETH.',
    'wstETH in B and USDC stay: as far as the oracles tell, their prices are not read from WETH’s.',
  ])
})
