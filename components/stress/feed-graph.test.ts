import { expect, test } from 'vitest'
import type { MarketAsset } from '@/lib/api/schema/market'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import { getFeedTitle, getRows } from './feed-graph'

const assets = ['WETH', 'wstETH', 'USDC'].map((symbol, index) => ({
  symbol,
  address: `0x0${index}`,
})) as unknown as MarketAsset[]

const graph: FeedGraph = {
  sources: [
    { asset: '0x00', source: '0xeth' },
    { asset: '0x01', source: '0xadapter' },
    { asset: '0x02', source: '0xusd' },
  ],
  nodes: [
    {
      address: '0xeth',
      description: 'ETH / USD',
      inputs: [{ address: '0xaggregator', role: 'relay' }],
    },
    {
      address: '0xadapter',
      description: null,
      inputs: [
        { address: '0xeth', role: 'price' },
        { address: '0xrate', role: 'ratio' },
      ],
    },
    { address: '0xaggregator', description: null, inputs: [] },
  ],
}

test('default: feeds with what hangs on each, through adapters, most first', () => {
  const rows = getRows({ assets }, graph)
  expect(rows[0]).toEqual({
    address: '0xeth',
    name: 'ETH / USD',
    reads: '',
    symbols: ['WETH', 'wstETH'],
  })
  expect(rows.find(({ address }) => address === '0xadapter')).toMatchObject({
    name: 'source of wstETH',
    reads: 'price of ETH / USD, rate of 0xrate…rate',
    symbols: ['wstETH'],
  })
  expect(rows.some(({ address }) => address === '0xaggregator')).toBe(false)
  expect(getFeedTitle(rows, 3)).toBe('2 of 3 assets hang on one feed: ETH / USD')
})

test('behavior: feeds that are nobody else’s are said to be', () => {
  const own = { ...graph, nodes: [] }
  expect(getFeedTitle(getRows({ assets }, own), 3)).toMatch(/^Every asset has a feed of its own/)
})
