import { expect, test } from 'vitest'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { markets } from '@/lib/api/testing/markets'
import { position } from '@/lib/api/testing/position'
import { ChainReadError } from '@/lib/errors'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import { readFeedGraphs } from './read-feed-graphs'

const [market] = markets
if (!market) throw new Error('the fixture has a market')
const graph: FeedGraph = { sources: [], nodes: [] }
const base = { ...market, assets: market.assets.slice(0, 1) }
const asset = base.assets[0]?.address ?? ''
const known = [
  { ...base, id: 'own', protocol: 'morpho-blue' as const, assets: [] },
  { ...base, id: 'pricing' },
  { ...base, id: 'pair', protocol: 'morpho-blue' as const },
  { ...base, id: 'without', assets: [] },
  { ...base, id: 'elsewhere', chainId: base.chainId + 1 },
]
const at = { positions: [{ ...position, market: 'own', chainId: base.chainId }], asset }

test('default: of the account’s markets, and of those of its chains that price the asset by itself', async () => {
  const engine = createFakeEngine({
    readMarkets: () => known,
    readFeedGraph: async () => graph,
  })
  expect(await readFeedGraphs(engine, at)).toEqual([
    { market: 'own', chainId: base.chainId, graph },
    { market: 'pricing', chainId: base.chainId, graph },
  ])
})

test('behavior: a market whose node does not tell is there without one', async () => {
  const engine = createFakeEngine({
    readMarkets: () => known,
    readFeedGraph: async (id) => {
      if (id === 'own') return graph
      throw new ChainReadError('No node answers.', { reason: 'network', retryable: true })
    },
  })
  expect((await readFeedGraphs(engine, at)).map((each) => each.graph)).toEqual([graph, null])
})
