import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RoundsPlace } from './call-rounds-lens'
import type { FeedTerm, PriceSource, ResolvedSource } from './price-source'
import {
  readSourceFacts,
  type SourceFacts,
  type SourceGetter,
  toAddress,
} from './read-source-facts'

/** Adapters may stand before adapters; none in use does so more often. */
const deepest = 4

type Step = { address: Address; part: PriceSource['part']; power: 1 | -1 }

const named: readonly (readonly [PriceSource['part'], SourceGetter, 1 | -1])[] = [
  ['price', 'ASSET_TO_USD_AGGREGATOR', 1],
  ['price', 'BASE_TO_USD_AGGREGATOR', 1],
  ['price', 'ASSET_TO_PEG', 1],
  ['price', 'PEG_TO_BASE', 1],
  ['price', 'BASE_TO_PEG', -1],
  ['price', 'underlyingPriceFeed', 1],
  ['base', 'BASE_FEED_1', 1],
  ['base', 'BASE_FEED_2', 1],
  ['quote', 'QUOTE_FEED_1', 1],
  ['quote', 'QUOTE_FEED_2', 1],
]

/**
 * The feeds with rounds that stand behind prices, by the public getters of the adapters in use; a ratio that an
 * adapter multiplies by counts as constant. In the order given. One `eth_call` a layer of adapters.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function resolveSources(
  client: ChainClient,
  { sources, at }: { sources: readonly PriceSource[]; at: RoundsPlace },
): Promise<ResolvedSource[]> {
  const facts = new Map<string, SourceFacts>()
  let open = sources.flatMap(({ source, part }) =>
    source && part !== 'fixed' ? [{ address: source, part, power: 1 } as Step] : [],
  )
  for (let depth = 0; depth < deepest && open.length > 0; depth++) {
    const unread = [...new Set(open.map(({ address }) => address))].filter(
      (each) => !facts.has(each),
    )
    const read = await readSourceFacts(client, { sources: unread, at })
    unread.forEach((address, index) => {
      const found = read[index]
      if (found) facts.set(address, found)
    })
    open = open.flatMap((step) => getNext(facts.get(step.address), step))
  }
  return sources.map(({ source, part }) => {
    if (part === 'fixed') return { kind: 'fixed' }
    if (!source) return { kind: 'unknown', reason: 'no-source' }
    return resolve({ address: source, part, power: 1 }, { facts, depth: 0 })
  })
}

function getNext(facts: SourceFacts | undefined, { part, power }: Step): Step[] {
  if (!facts) return []
  return named.flatMap(([of, getter, sign]) => {
    const address = of === part ? toAddress(facts.words[getter]) : undefined
    return address ? [{ address, part: 'price' as const, power: (power * sign) as 1 | -1 }] : []
  })
}

const noRounds: ResolvedSource = { kind: 'unknown', reason: 'no-rounds' }

function resolve(
  step: Step,
  { facts, depth }: { facts: ReadonlyMap<string, SourceFacts>; depth: number },
): ResolvedSource {
  const own = facts.get(step.address)
  if (!own || depth >= deepest) return noRounds
  const { words } = own
  if (words.constantPrice !== undefined || words.GHO_PRICE !== undefined) return { kind: 'fixed' }
  const next = getNext(own, step)
  if (next.length === 0 && step.part !== 'price') {
    const isNamed = named.some(([part, getter]) => part !== 'price' && words[getter] !== undefined)
    // An oracle that names feeds for the other side alone counts in this side's token.
    return isNamed ? { kind: 'fixed' } : noRounds
  }
  // A proxy of a feed may name other things too; rounds of its own are what it answers by.
  if (words.aggregator !== undefined || next.length === 0)
    return own.newest
      ? { kind: 'feeds', terms: [{ feed: step.address, power: step.power }] }
      : noRounds
  const parts = next.map((each) => resolve(each, { facts, depth: depth + 1 }))
  const terms: FeedTerm[] = []
  for (const part of parts) {
    if (part.kind === 'unknown') return part
    if (part.kind === 'feeds') terms.push(...part.terms)
  }
  return terms.length > 0 ? { kind: 'feeds', terms } : { kind: 'fixed' }
}
