import type { Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import { callLens as callOneLens, toRevertDetails } from '@/lib/chain/lens/call-lens'
import { parseLensAnswer } from '@/lib/chain/lens/parse-lens-answer'
import { AdapterInvariantError } from '@/lib/errors'
import { morphoLensBytecode, morphoLensDeployedBytecode } from './morpho-lens.bytecode'

export const morphoLens = {
  bytecode: morphoLensBytecode,
  deployedBytecode: morphoLensDeployedBytecode,
} satisfies Record<string, Hex>

/** A block that is read at. */
export type LensPlace = {
  blockHash: Hash
  blockNumber?: number | undefined
  gas?: bigint | undefined
}

/**
 * One `eth_call` of the lens; `parse` reads its answer to the end.
 *
 * @throws ChainReadError (`out-of-gas` where not even one market fits), HistoryUnavailableError, ReorgError,
 * AdapterInvariantError where a contract that must answer does not, or the answer is of another shape.
 */
export async function callLens<T>(
  client: ChainClient,
  { data, at, parse }: { data: Hex; at: LensPlace; parse: (reader: ByteReader) => T },
): Promise<T> {
  const answer = await callOneLens(client, {
    deployless: morphoLens,
    data,
    ...at,
    explain: (revert) =>
      new AdapterInvariantError("Morpho's markets can't be read.", {
        details: toRevertDetails(revert),
      }),
  })
  return parseLensAnswer(answer, parse)
}
