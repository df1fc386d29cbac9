/** A contract that says a price or a ratio, or passes one on. Addresses in lower case. */
export type FeedNode = {
  address: string
  /** As it calls itself (`ETH / USD`); null where it does not. */
  description: string | null
  /** What it reads in turn; none: it is a root, or does not tell. */
  inputs: readonly FeedInput[]
}

/**
 * `price`: a price in another unit. `ratio`: a rate, such as of a staked token. `relay`: the same, passed on. `base`,
 * `quote`: of a source that prices one token in another, what it reads for either.
 */
export type FeedInput = { address: string; role: 'price' | 'ratio' | 'relay' | 'base' | 'quote' }

/** Where an asset's price is asked; null where the oracle names nothing, or the price never moves. */
export type AssetSource = {
  asset: string
  source: string | null
  /** Of a source that prices one token in another, which side the asset is. Left out: the source is its price. */
  part?: 'base' | 'quote'
}

/** Which asset's price is asked from which source, and what the sources read as far as they tell. */
export type FeedGraph = {
  sources: readonly AssetSource[]
  nodes: readonly FeedNode[]
}

/**
 * Every contract that an asset's price hangs on, the source itself first. A ratio counts too: who reads a staked
 * token's rate hangs on it. A source of two sides is the base's own: what it says wrongly moves that side.
 */
export function getFeedsBehind({ nodes }: FeedGraph, { source, part }: AssetSource): string[] {
  if (source === null) return []
  const first = source.toLowerCase()
  const inputsOf = (address: string) => nodes.find((node) => node.address === address)?.inputs ?? []
  const other = part === 'quote' ? 'base' : 'quote'
  const sides = inputsOf(first).filter(({ role }) => part === undefined || role !== other)
  const found = part === 'quote' ? [] : [first]
  const add = (inputs: readonly FeedInput[]) => {
    for (const { address } of inputs)
      if (!found.includes(address) && address !== first) found.push(address)
  }
  add(part === 'quote' ? sides.filter(({ role }) => role === 'quote') : sides)
  for (let index = 0; index < found.length; index += 1) {
    const address = found[index] as string
    if (address !== first) add(inputsOf(address))
  }
  return found
}

/** Assets (lower-case addresses) whose price moves when a feed does. */
export function getAssetsBehind(graph: FeedGraph, feed: string): string[] {
  const wanted = feed.toLowerCase()
  return graph.sources
    .filter((source) => getFeedsBehind(graph, source).includes(wanted))
    .map(({ asset }) => asset.toLowerCase())
}

/**
 * Feeds with the assets that hang on each, those with most assets first, of equal ones those of `first`.
 * @param first address of an asset
 */
export function listFeeds(
  graph: FeedGraph,
  first?: string,
): { node: FeedNode; assets: string[] }[] {
  const wanted = first?.toLowerCase() ?? ''
  const isFirst = (assets: readonly string[]) => Number(assets.includes(wanted))
  const addresses = new Set(graph.sources.flatMap((source) => getFeedsBehind(graph, source)))
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
      (a, b) =>
        b.assets.length - a.assets.length ||
        isFirst(b.assets) - isFirst(a.assets) ||
        a.node.address.localeCompare(b.node.address),
    )
}
