import type { Address, Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import { callLens as callOneLens, toRevertDetails } from '@/lib/chain/lens/call-lens'
import { parseLensAnswer } from '@/lib/chain/lens/parse-lens-answer'
import { AdapterInvariantError, type BaseError, ConfigError } from '@/lib/errors'
import { cometLensBytecode, cometLensDeployedBytecode } from './comet-lens.bytecode'

/** `NotAComet()` */
const notAComet = '0x77e51b64'

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
  const answer = await callOneLens(client, {
    deployless,
    data,
    ...at,
    explain: (revert) => explain(revert, comet),
  })
  return parseLensAnswer(answer, parse)
}

function explain(revert: Hex | null, comet: Address): BaseError {
  if (revert?.startsWith(notAComet))
    return new ConfigError(`${comet} is not a Comet of Compound v3.`, {
      metaMessages: ["Give the address of the market's proxy."],
    })
  return new AdapterInvariantError(`The Comet at ${comet} can't be read.`, {
    details: toRevertDetails(revert),
  })
}
