import { type Address, concatHex, encodeFunctionData, type Hash, type Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callLens, toRevertDetails } from '@/lib/chain/lens/call-lens'
import { AdapterInvariantError, type BaseError, ConfigError } from '@/lib/errors'
import {
  aaveV3LensAbi,
  aaveV3LensBytecode,
  aaveV3LensDeployedBytecode,
} from './aave-v3-lens.bytecode'
import type { LensMarket } from './lens-market'
import { parseLensMarket } from './parse-lens-market'

export type LensRequest = {
  poolAddressesProvider: Address
  blockHash: Hash
  blockNumber?: number | undefined
  accounts: readonly Address[]
  /** Reserves, prices, totals, eModes; without it only the accounts. */
  withMarket: boolean
  /** Every reserve of the accounts, not just those of their configuration bitmap. */
  allBalances?: boolean
  withAccountData?: boolean
  withStableDebt: boolean
  /** Bit i: read eMode category i. */
  eModeMask: bigint
  gas?: bigint | undefined
}

/** Creation and runtime code of the lens, for calls without deployment. */
export const aaveV3Lens = {
  bytecode: aaveV3LensBytecode,
  deployedBytecode: aaveV3LensDeployedBytecode,
} satisfies Record<string, Hex>

/** `NotAMarket()` */
const notAMarket = '0xf0509923'

/** Calldata of `AaveV3Lens.readMarket`. */
export function encodeReadMarket(request: Omit<LensRequest, 'blockHash'>): Hex {
  const flags =
    (request.withMarket ? 1n : 0n) |
    (request.allBalances ? 2n : 0n) |
    (request.withAccountData ? 4n : 0n) |
    (request.withStableDebt ? 8n : 0n)
  return encodeFunctionData({
    abi: aaveV3LensAbi,
    functionName: 'readMarket',
    args: [
      request.poolAddressesProvider,
      flags,
      request.eModeMask,
      request.accounts.length === 0 ? '0x' : concatHex(request.accounts),
    ],
  })
}

/**
 * One `eth_call` of the lens. `accounts` of the answer may be fewer than asked for, at least one:
 * the lens stops before its gas ends.
 *
 * @throws ConfigError where the provider is not one, ChainReadError (`out-of-gas` where not even
 * one account fits), HistoryUnavailableError, ReorgError, AdapterInvariantError.
 */
export async function readLensMarket(
  client: ChainClient,
  request: LensRequest,
): Promise<LensMarket> {
  const { poolAddressesProvider, blockHash, blockNumber, gas } = request
  const answer = await callLens(client, {
    deployless: aaveV3Lens,
    data: encodeReadMarket(request),
    blockHash,
    blockNumber,
    gas,
    explain: (revert) => explain(revert, poolAddressesProvider),
  })
  return parseLensMarket(answer)
}

function explain(revert: Hex | null, poolAddressesProvider: Address): BaseError {
  if (revert?.startsWith(notAMarket))
    return new ConfigError(`${poolAddressesProvider} is not an Aave v3 PoolAddressesProvider.`, {
      metaMessages: ['Give the address that the market lists as its pool addresses provider.'],
    })
  return new AdapterInvariantError(`The market at ${poolAddressesProvider} can't be read.`, {
    details: toRevertDetails(revert),
  })
}
