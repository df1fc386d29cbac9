import type { Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError } from '@/lib/errors'
import { type ByteReader, createByteReader } from '../../byte-reader'
import { morphoLensBytecode, morphoLensDeployedBytecode } from './morpho-lens.bytecode'

const version = 1
const outOfGas = '0x77ebef4d'

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
  const answer = await client
    .callAtBlock({ deployless: morphoLens, data, ...at })
    .catch((error: unknown) => {
      throw toLensError(error)
    })
  try {
    const reader = createByteReader(answer)
    if (reader.number(1) !== version) throw new RangeError('another version of the lens answered')
    const parsed = parse(reader)
    if (!reader.atEnd()) throw new RangeError('the answer of the lens is too long')
    return parsed
  } catch (cause) {
    throw new AdapterInvariantError("The lens's answer can't be decoded.", { cause })
  }
}

function toLensError(error: unknown): unknown {
  if (!(error instanceof ChainReadError) || error.reason !== 'reverted') return error
  if (error.data?.startsWith(outOfGas))
    return new ChainReadError('The node allows too little gas for eth_call.', {
      reason: 'out-of-gas',
      retryable: false,
    })
  return new AdapterInvariantError("Morpho's markets can't be read.", {
    details: `the lens reverted with ${error.data ?? 'no data'}`,
  })
}
