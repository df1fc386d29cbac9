import { type Address, concatHex, encodeFunctionData, getAddress, toFunctionSelector } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callRoundsLens, type RoundsPlace } from './call-rounds-lens'
import { roundsLensAbi } from './lens/rounds-lens.bytecode'

/** Getters by which known price adapters name what they stand on. */
export const sourceGetters = [
  // Chainlink's EACAggregatorProxy
  'aggregator',
  // Aave: PriceCapAdapterStable; PriceCapAdapterBase (ratio × base); CLSynchronicityPriceAdapter…
  'ASSET_TO_USD_AGGREGATOR',
  'BASE_TO_USD_AGGREGATOR',
  'ASSET_TO_PEG',
  'PEG_TO_BASE',
  'BASE_TO_PEG',
  'RATIO_PROVIDER',
  // Compound v3: ScalingPriceFeed, ConstantPriceFeed
  'underlyingPriceFeed',
  'constantPrice',
  // Aave: GhoOracle
  'GHO_PRICE',
  // Morpho: MorphoChainlinkOracleV2
  'BASE_FEED_1',
  'BASE_FEED_2',
  'QUOTE_FEED_1',
  'QUOTE_FEED_2',
] as const

export type SourceGetter = (typeof sourceGetters)[number]

/** What a price source says of itself. */
export type SourceFacts = {
  /** The newest round and its time, seconds; `null` where it tells no rounds. */
  newest: { id: bigint; time: number } | null
  /** Answers other than zero, as words. */
  words: Partial<Record<SourceGetter, bigint>>
}

const selectors = concatHex(sourceGetters.map((name) => toFunctionSelector(`${name}()`)))
const sourcesACall = 40

/**
 * What contracts say of where their price comes from, in the order given. One `eth_call` for 40 of them.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readSourceFacts(
  client: ChainClient,
  { sources, at }: { sources: readonly Address[]; at: RoundsPlace },
): Promise<SourceFacts[]> {
  const facts: SourceFacts[] = []
  for (let start = 0; start < sources.length; start += sourcesACall) {
    const part = sources.slice(start, start + sourcesACall)
    const data = encodeFunctionData({
      abi: roundsLensAbi,
      functionName: 'readSources',
      args: [concatHex(part), selectors],
    })
    const found = await callRoundsLens(client, {
      data,
      at,
      parse: (reader) =>
        part.map((): SourceFacts => {
          const [id, time] = [reader.bigint(10), reader.number(5)]
          const words: SourceFacts['words'] = {}
          for (const name of sourceGetters) {
            const word = reader.bigint(32)
            if (word !== 0n) words[name] = word
          }
          return { newest: id > 0n && time > 0 ? { id, time } : null, words }
        }),
    })
    facts.push(...found)
  }
  return facts
}

/** A word as an address; `undefined` where it can't be one. */
export function toAddress(word: bigint | undefined): Address | undefined {
  if (word === undefined || word >> 160n !== 0n) return undefined
  return getAddress(`0x${word.toString(16).padStart(40, '0')}`)
}
