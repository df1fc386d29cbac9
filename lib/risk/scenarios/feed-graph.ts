/** A contract that says a price or a ratio, or passes one on. Addresses in lower case. */
export type FeedNode = {
  address: string
  /** As it calls itself (`ETH / USD`); null where it does not. */
  description: string | null
  /** What it reads in turn; none: it is a root, or does not tell. */
  inputs: readonly FeedInput[]
}

/** `price`: a price in another unit. `ratio`: a rate, such as of a staked token. `relay`: the same, passed on. */
export type FeedInput = { address: string; role: 'price' | 'ratio' | 'relay' }

/** Which asset's price is asked from which source, and what the sources read as far as they tell. */
export type FeedGraph = {
  /** Address of an asset to its source; null where the oracle names none. */
  sources: readonly { asset: string; source: string | null }[]
  nodes: readonly FeedNode[]
}

/**
 * Every contract that a price hangs on, the source itself first. A ratio counts too: who reads a staked token's
 * rate hangs on it.
 */
export function getFeedsBehind({ nodes }: FeedGraph, source: string): string[] {
  const found = [source.toLowerCase()]
  for (let index = 0; index < found.length; index += 1) {
    const node = nodes.find(({ address }) => address === found[index])
    for (const { address } of node?.inputs ?? []) if (!found.includes(address)) found.push(address)
  }
  return found
}

/** Assets (lower-case addresses) whose price moves when a feed does. */
export function getAssetsBehind(graph: FeedGraph, feed: string): string[] {
  const wanted = feed.toLowerCase()
  return graph.sources
    .filter(({ source }) => source !== null && getFeedsBehind(graph, source).includes(wanted))
    .map(({ asset }) => asset.toLowerCase())
}

/** Feeds with the assets that hang on each, those with most assets first. */
export function listFeeds(graph: FeedGraph): { node: FeedNode; assets: string[] }[] {
  const addresses = new Set(
    graph.sources.flatMap(({ source }) => (source === null ? [] : getFeedsBehind(graph, source))),
  )
  return [...addresses]
    .map((address) => ({
      node: graph.nodes.find((node) => node.address === address) ?? {
        address,
        description: null,
        inputs: [],
      },
      assets: getAssetsBehind(graph, address),
    }))
    .sort(
      (a, b) => b.assets.length - a.assets.length || a.node.address.localeCompare(b.node.address),
    )
}
