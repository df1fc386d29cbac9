import type { Address, Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError, ConfigError } from '@/lib/errors'
import { type ByteReader, createByteReader } from '../../byte-reader'
import { cometLensBytecode, cometLensDeployedBytecode } from './comet-lens.bytecode'

const version = 1
const revert = { notAComet: '0x77e51b64', outOfGas: '0x77ebef4d' } as const

const deployless = { bytecode: cometLensBytecode, deployedBytecode: cometLensDeployedBytecode }

/** A block that is read at. */
export type LensPlace = { blockHash: Hash; blockNumber?: number | undefined }

/**
 * One `eth_call` of the lens; `parse` reads its answer to the end.
 *
 * @throws ConfigError where the address is not a Comet, ChainReadError (`out-of-gas` where not even one account
 * fits), HistoryUnavailableError, ReorgError, AdapterInvariantError where the answer is of another shape.
 */
export async function callLens<T>(
  client: ChainClient,
  call: { comet: Address; data: Hex; at: LensPlace; parse: (reader: ByteReader) => T },
): Promise<T> {
  const { comet, data, at, parse } = call
  const answer = await client.callAtBlock({ deployless, data, ...at }).catch((error: unknown) => {
    throw toLensError(error, comet)
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

function toLensError(error: unknown, comet: Address): unknown {
  if (!(error instanceof ChainReadError) || error.reason !== 'reverted') return error
  if (error.data?.startsWith(revert.outOfGas))
    return new ChainReadError('The node allows too little gas for eth_call.', {
      reason: 'out-of-gas',
      retryable: false,
    })
  if (error.data?.startsWith(revert.notAComet))
    return new ConfigError(`${comet} is not a Comet of Compound v3.`, {
      metaMessages: ["Give the address of the market's proxy."],
    })
  return new AdapterInvariantError(`The Comet at ${comet} can't be read.`, {
    details: `the lens reverted with ${error.data ?? 'no data'}`,
  })
}
