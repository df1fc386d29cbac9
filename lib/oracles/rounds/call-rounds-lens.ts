import type { Hex } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { type ByteReader, createByteReader } from '@/lib/chain/lens/byte-reader'
import { AdapterInvariantError } from '@/lib/errors'
import { roundsLensBytecode, roundsLensDeployedBytecode } from './lens/rounds-lens.bytecode'

const roundsLens = {
  bytecode: roundsLensBytecode,
  deployedBytecode: roundsLensDeployedBytecode,
} satisfies Record<string, Hex>

/** The block that feeds are read at. */
export type RoundsPlace = Pick<BlockRef, 'hash' | 'number'>

/**
 * One `eth_call` of the lens, pinned to a block; `parse` reads its answer to the end.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError, AdapterInvariantError where the answer is of another shape
 */
export async function callRoundsLens<T>(
  client: ChainClient,
  { data, at, parse }: { data: Hex; at: RoundsPlace; parse: (reader: ByteReader) => T },
): Promise<T> {
  const call = { deployless: roundsLens, data, blockHash: at.hash, blockNumber: at.number }
  const answer = await client.callAtBlock(call)
  try {
    return parse(createByteReader(answer))
  } catch (cause) {
    throw new AdapterInvariantError("The lens's answer of rounds can't be decoded.", { cause })
  }
}
