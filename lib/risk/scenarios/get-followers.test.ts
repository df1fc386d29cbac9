import { expect, test } from 'vitest'
import type { FeedGraph } from './feed-graph'
import { getFollowers, getOwnFeeds } from './get-followers'

const node = (address: string, inputs: FeedGraph['nodes'][number]['inputs'] = []) => ({
  address,
  description: null,
  inputs,
})

/** WETH from a feed behind its proxy, wstETH from a rate and that feed, USDC and DAI by caps upon one feed. */
const aave: FeedGraph = {
  sources: [
    { asset: '0xweth', source: '0xEthProxy' },
    { asset: '0xwsteth', source: '0xadapter' },
    { asset: '0xusdc', source: '0xcap' },
    { asset: '0xdai', source: '0xothercap' },
    { asset: '0xwbtc', source: '0xbtc' },
    { asset: '0xgho', source: null },
  ],
  nodes: [
    { ...node('0xethproxy', [{ address: '0xeth', role: 'relay' }]), description: 'ETH / USD' },
    node('0xeth'),
    node('0xadapter', [
      { address: '0xethproxy', role: 'price' },
      { address: '0xrate', role: 'ratio' },
    ]),
    node('0xcap', [{ address: '0xusd', role: 'price' }]),
    node('0xothercap', [{ address: '0xusd', role: 'price' }]),
  ],
}

const follow = (graph: FeedGraph, asset: string, graphs = [graph]) =>
  getFollowers(graph, { asset, feeds: getOwnFeeds(graphs, asset) }).map((each) => each.asset)

test('default: what is read from its feed follows, through adapters and proxies', () => {
  expect([...getOwnFeeds([aave], '0xWETH')]).toEqual(['0xethproxy', '0xeth'])
  const [wsteth, ...others] = getFollowers(aave, {
    asset: '0xweth',
    feeds: getOwnFeeds([aave], '0xweth'),
  })
  expect(wsteth?.asset).toBe('0xwsteth')
  expect(wsteth?.by).toMatchObject({ kind: 'feed', feed: { description: 'ETH / USD' } })
  expect(others).toEqual([])
  expect(follow(aave, '0xusdc')).toEqual(['0xdai'])
})

test('behavior: a price made of two leaves open which of them moved; one without a feed is its own', () => {
  expect([...getOwnFeeds([aave], '0xwsteth')]).toEqual(['0xadapter'])
  expect(follow(aave, '0xwsteth')).toEqual([])
  expect(follow(aave, '0xwbtc')).toEqual([])
  expect(follow(aave, '0xgho')).toEqual([])
  expect(follow(aave, '0xnobody')).toEqual([])
})

/** An oracle that prices one token in another. */
const morpho = (base: string, quote: string, feeds: { base: string[]; quote: string[] }) => ({
  sources: [
    { asset: base, source: '0xoracle', part: 'base' as const },
    { asset: quote, source: '0xoracle', part: 'quote' as const },
  ],
  nodes: [
    node('0xoracle', [
      ...feeds.base.map((address) => ({ address, role: 'base' as const })),
      ...feeds.quote.map((address) => ({ address, role: 'quote' as const })),
    ]),
  ],
})

test('behavior: in a market of two, by the feed that another market tells', () => {
  const inDollars = morpho('0xwsteth', '0xusdc', { base: ['0xrate', '0xeth'], quote: ['0xusd'] })
  expect(follow(inDollars, '0xweth')).toEqual([])
  expect(follow(inDollars, '0xweth', [aave, inDollars])).toEqual(['0xwsteth'])
  expect(follow(inDollars, '0xdai', [aave, inDollars])).toEqual(['0xusdc'])
})

test('behavior: a price told in the asset itself goes where that goes, if the oracle tells anything', () => {
  const inEther = morpho('0xwsteth', '0xweth', { base: ['0xrate'], quote: [] })
  expect(getFollowers(inEther, { asset: '0xweth', feeds: new Set() })).toEqual([
    { asset: '0xwsteth', by: { kind: 'unit' } },
  ])
  expect(follow(inEther, '0xwsteth')).toEqual([])
  const mute = morpho('0xwsteth', '0xweth', { base: [], quote: [] })
  expect(follow(mute, '0xweth')).toEqual([])
})

test('behavior: contracts that read each other end', () => {
  const circle: FeedGraph = {
    sources: [{ asset: '0xa', source: '0x1' }],
    nodes: [
      node('0x1', [{ address: '0x2', role: 'price' }]),
      node('0x2', [{ address: '0x1', role: 'price' }]),
    ],
  }
  expect([...getOwnFeeds([circle], '0xa')]).toEqual(['0x1', '0x2'])
})
