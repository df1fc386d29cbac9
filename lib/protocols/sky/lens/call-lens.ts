import type { Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError, ConfigError } from '@/lib/errors'
import { skyLensBytecode, skyLensDeployedBytecode } from './sky-lens.bytecode'

/** `OutOfGas()` */
const outOfGas = '0x77ebef4d'

/**
 * One `eth_call` of the lens at a block.
 *
 * @throws ConfigError where the contracts are not Maker's, ChainReadError (`out-of-gas` where not even one vault
 * fits), HistoryUnavailableError, ReorgError
 */
export async function callLens(
  client: ChainClient,
  call: { data: Hex; blockHash: Hash; blockNumber?: number | undefined },
): Promise<Hex> {
  try {
    const deployless = { bytecode: skyLensBytecode, deployedBytecode: skyLensDeployedBytecode }
    return await client.callAtBlock({ deployless, ...call })
  } catch (error) {
    if (!(error instanceof ChainReadError) || error.reason !== 'reverted') throw error
    if (error.data?.startsWith(outOfGas))
      throw new ChainReadError('The node allows too little gas for eth_call.', {
        reason: 'out-of-gas',
        retryable: false,
      })
    throw new ConfigError('Vat, Dog, Spotter and Jug are not contracts of one Maker system.', {
      details: `the lens reverted with ${error.data ?? 'no data'}`,
      metaMessages: ['Give the addresses that the system itself lists, such as its chain log.'],
    })
  }
}

/** @throws AdapterInvariantError where the answer is not the lens's */
export function decodeAnswer<T>(decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw new AdapterInvariantError("The lens's answer can't be decoded.", { cause })
  }
}
