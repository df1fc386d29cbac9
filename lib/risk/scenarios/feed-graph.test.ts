import { expect, test } from 'vitest'
import { type FeedGraph, getAssetsBehind, getFeedsBehind, listFeeds } from './feed-graph'

/** An oracle that prices WETH in USDC: a feed for either side, the base's behind an adapter. */
const pair: FeedGraph = {
  sources: [
    { asset: '0xweth', source: '0xoracle', part: 'base' },
    { asset: '0xusdc', source: '0xoracle', part: 'quote' },
  ],
  nodes: [
    {
      address: '0xoracle',
      description: null,
      inputs: [
        { address: '0xadapter', role: 'base' },
        { address: '0xusd', role: 'quote' },
      ],
    },
    { address: '0xadapter', description: null, inputs: [{ address: '0xeth', role: 'price' }] },
  ],
}

test('default: each side hangs on its own feeds, and on the oracle the priced side alone', () => {
  expect(getFeedsBehind(pair, pair.sources[0] as never)).toEqual(['0xoracle', '0xadapter', '0xeth'])
  expect(getFeedsBehind(pair, pair.sources[1] as never)).toEqual(['0xusd'])
  expect(getAssetsBehind(pair, '0xETH')).toEqual(['0xweth'])
  expect(getAssetsBehind(pair, '0xusd')).toEqual(['0xusdc'])
  expect(getAssetsBehind(pair, '0xoracle')).toEqual(['0xweth'])
})

test('behavior: contracts that read each other end, and those with most assets come first', () => {
  const circle: FeedGraph = {
    sources: [
      { asset: '0xa', source: '0x1' },
      { asset: '0xb', source: '0x2' },
      { asset: '0xc', source: null },
    ],
    nodes: [
      { address: '0x1', description: null, inputs: [{ address: '0x2', role: 'price' }] },
      { address: '0x2', description: null, inputs: [{ address: '0x1', role: 'ratio' }] },
    ],
  }
  expect(listFeeds(circle).map(({ node, assets }) => [node.address, assets.length])).toEqual([
    ['0x1', 2],
    ['0x2', 2],
  ])
  expect(listFeeds(pair).every(({ assets }) => assets.length === 1)).toBe(true)
})
