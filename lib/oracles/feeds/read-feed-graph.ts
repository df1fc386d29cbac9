import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RoundsPlace } from '@/lib/oracles/rounds/call-rounds-lens'
import type { PriceSource } from '@/lib/oracles/rounds/price-source'
import {
  readSourceFacts,
  type SourceFacts,
  type SourceGetter,
  toAddress,
} from '@/lib/oracles/rounds/read-source-facts'
import type { FeedGraph, FeedInput, FeedNode } from '@/lib/risk/scenarios/feed-graph'
import { readDescriptions } from './read-descriptions'

/** Adapters may stand before adapters, and a proxy before its aggregator; none in use does so more often. */
const deepest = 5

const roles: readonly (readonly [SourceGetter, FeedInput['role']])[] = [
  ['ASSET_TO_USD_AGGREGATOR', 'price'],
  ['BASE_TO_USD_AGGREGATOR', 'price'],
  ['ASSET_TO_PEG', 'price'],
  ['PEG_TO_BASE', 'price'],
  ['BASE_TO_PEG', 'price'],
  ['underlyingPriceFeed', 'price'],
  ['BASE_FEED_1', 'base'],
  ['BASE_FEED_2', 'base'],
  ['QUOTE_FEED_1', 'quote'],
  ['QUOTE_FEED_2', 'quote'],
  ['RATIO_PROVIDER', 'ratio'],
  ['aggregator', 'relay'],
]

/**
 * What the sources of prices read in turn, as far as their public getters tell: adapters' base feeds and ratio
 * providers, proxies' aggregators. A source that tells nothing stands for itself. One `eth_call` a layer, and one
 * `description()` a contract.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readFeedGraph(
  client: ChainClient,
  { sources, at }: { sources: readonly PriceSource[]; at: RoundsPlace },
): Promise<FeedGraph> {
  const found = new Map<Address, FeedInput[]>()
  const moving = sources.filter(({ part }) => part !== 'fixed')
  let open = [...new Set(moving.flatMap(({ source }) => source ?? []))]
  for (let depth = 0; depth < deepest && open.length > 0; depth += 1) {
    const facts = await readSourceFacts(client, { sources: open, at })
    open.forEach((address, index) => {
      found.set(address, toInputs(facts[index]))
    })
    const next = open.flatMap((address) => found.get(address)?.map((input) => input.address) ?? [])
    open = [...new Set(next)].filter((address) => !found.has(address as Address)) as Address[]
  }
  const descriptions = await readDescriptions(client, { sources: [...found.keys()], at })
  const nodes: FeedNode[] = [...found].map(([address, inputs]) => ({
    address: address.toLowerCase(),
    description: descriptions.get(address) ?? null,
    inputs: inputs.map((input) => ({ ...input, address: input.address.toLowerCase() })),
  }))
  return {
    sources: sources.map(({ asset, source, part }) => ({
      asset: asset.toLowerCase(),
      source: part === 'fixed' ? null : (source?.toLowerCase() ?? null),
      ...((part === 'base' || part === 'quote') && { part }),
    })),
    nodes,
  }
}

function toInputs(facts: SourceFacts | undefined): FeedInput[] {
  return roles.flatMap(([getter, role]) => {
    const address = toAddress(facts?.words[getter])
    return address ? [{ address, role }] : []
  })
}
