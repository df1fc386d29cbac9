import type { Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callLens as callOneLens, toRevertDetails } from '@/lib/chain/lens/call-lens'
import { AdapterInvariantError, ConfigError } from '@/lib/errors'
import { skyLensBytecode, skyLensDeployedBytecode } from './sky-lens.bytecode'

/**
 * One `eth_call` of the lens at a block.
 *
 * @throws ConfigError where the contracts are not Maker's, ChainReadError (`out-of-gas` where not even one vault
 * fits), HistoryUnavailableError, ReorgError
 */
export function callLens(
  client: ChainClient,
  call: { data: Hex; blockHash: Hash; blockNumber?: number | undefined },
): Promise<Hex> {
  return callOneLens(client, {
    deployless: { bytecode: skyLensBytecode, deployedBytecode: skyLensDeployedBytecode },
    ...call,
    explain: (revert) =>
      new ConfigError('Vat, Dog, Spotter and Jug are not contracts of one Maker system.', {
        details: toRevertDetails(revert),
        metaMessages: ['Give the addresses that the system itself lists, such as its chain log.'],
      }),
  })
}

/** @throws AdapterInvariantError where the answer is not the lens's */
export function decodeAnswer<T>(decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw new AdapterInvariantError("The lens's answer can't be decoded.", { cause })
  }
}
