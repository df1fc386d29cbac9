import { type FeedGraph, type FeedNode, getFeedsBehind } from './feed-graph'

/** An asset whose price moves as another's does, as an oracle reads them. */
export type Follower = {
  /** Address in lower case. */
  asset: string
  /** `feed`: a contract that both prices are read from; `unit`: its price is told in that asset itself. */
  by: { kind: 'feed'; feed: FeedNode } | { kind: 'unit' }
}

/**
 * The contracts that an asset's price is read from and from nothing else: its source, and what that only passes on. A
 * price of two makings, such as a rate times a price, leaves open which of them moved. An oracle that prices one token
 * in another tells neither's own.
 */
export function getOwnFeeds(graphs: readonly FeedGraph[], asset: string): Set<string> {
  const wanted = asset.toLowerCase()
  const found = new Set<string>()
  for (const { sources, nodes } of graphs) {
    const open = sources.flatMap(({ asset: of, source, part }) =>
      of.toLowerCase() === wanted && source !== null && part === undefined ? [source] : [],
    )
    for (const feed of open) {
      const address = feed.toLowerCase()
      if (found.has(address)) continue
      found.add(address)
      const inputs = nodes.find((node) => node.address === address)?.inputs ?? []
      const isPassedOn = inputs.length === 1 && inputs[0]?.role === 'price'
      if (isPassedOn || inputs.every(({ role }) => role === 'relay'))
        open.push(...inputs.map((input) => input.address))
    }
  }
  return found
}

/**
 * What else of a market moves when an asset's own price does.
 * @param feeds what `getOwnFeeds` found for it, of this market's graph and others of its chain
 */
export function getFollowers(
  graph: FeedGraph,
  { asset, feeds }: { asset: string; feeds: ReadonlySet<string> },
): Follower[] {
  const wanted = asset.toLowerCase()
  const unit = graph.sources.find((each) => each.asset.toLowerCase() === wanted)
  return graph.sources.flatMap((source): Follower[] => {
    const own = source.asset.toLowerCase()
    if (own === wanted) return []
    const behind = getFeedsBehind(graph, source)
    const shared = behind.find((feed) => feeds.has(feed))
    if (shared !== undefined) {
      const node = graph.nodes.find(({ address }) => address === shared)
      const feed = node ?? { address: shared, description: null, inputs: [] }
      return [{ asset: own, by: { kind: 'feed', feed } }]
    }
    // An oracle that reads nothing for the quote counts in that token, whatever it is worth.
    const isTold =
      unit?.part === 'quote' &&
      source.part === 'base' &&
      unit.source === source.source &&
      getFeedsBehind(graph, unit).length === 0 &&
      behind.length > 1
    return isTold ? [{ asset: own, by: { kind: 'unit' } }] : []
  })
}
