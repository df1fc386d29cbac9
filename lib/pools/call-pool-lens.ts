import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hash,
  type Hex,
} from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callLens, toRevertDetails } from '@/lib/chain/lens/call-lens'
import { AdapterInvariantError } from '@/lib/errors'
import { poolLensAbi, poolLensBytecode, poolLensDeployedBytecode } from './lens/pool-lens.bytecode'

type Lens = typeof poolLensAbi
type Read = ContractFunctionName<Lens, 'view'>

const deployless = { bytecode: poolLensBytecode, deployedBytecode: poolLensDeployedBytecode }

/** A block that is read at. */
export type PoolPlace = { blockHash: Hash; blockNumber?: number | undefined }

/**
 * One `eth_call` of the lens.
 * @param what for the error: which contract is asked
 * @throws ChainReadError (`out-of-gas` where not even one word of ticks fits), HistoryUnavailableError, ReorgError,
 * AdapterInvariantError where a contract does not answer as a pool or factory does.
 */
export async function callPoolLens<Name extends Read>(
  client: ChainClient,
  call: {
    functionName: Name
    args: ContractFunctionArgs<Lens, 'view', Name>
    at: PoolPlace
    what: string
  },
): Promise<ContractFunctionReturnType<Lens, 'view', Name>> {
  const { functionName, args, at, what } = call
  const request = { abi: poolLensAbi, functionName, args }
  const data = encodeFunctionData(request as Parameters<typeof encodeFunctionData>[0])
  const explain = (revert: Hex | null) => toPoolError(what, revert)
  const answer = await callLens(client, { deployless, data, ...at, explain })
  try {
    const result = { abi: poolLensAbi, functionName, data: answer }
    return decodeFunctionResult(
      result as Parameters<typeof decodeFunctionResult>[0],
    ) as ContractFunctionReturnType<Lens, 'view', Name>
  } catch (cause) {
    throw new AdapterInvariantError("The pool lens's answer can't be decoded.", { cause })
  }
}

function toPoolError(what: string, revert: Hex | null): AdapterInvariantError {
  return new AdapterInvariantError(`${what} can't be read: it does not answer as Uniswap does.`, {
    details: toRevertDetails(revert),
    metaMessages: ['Correct its kind or address in POOLS_FILE.'],
  })
}
