import { encodeFunctionData, hexToBigInt, parseAbi } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { LensPlace } from './lens/call-lens'

const abi = parseAbi([
  'function isLiquidatable(address account) view returns (bool)',
  'function borrowBalanceOf(address account) view returns (uint256)',
])

/** What a Comet itself says of an account. */
export type CometOwnView = {
  /** `null` where the call reverts, as it does for want of a price. */
  isLiquidatable: boolean | null
  /** Base units. */
  borrowBalance: bigint
}

/** Two plain `eth_call`s of the Comet, past the lens. @throws HistoryUnavailableError, ReorgError, ChainReadError */
export async function readOwnView(
  client: ChainClient,
  { comet, account, at }: { comet: Address; account: Address; at: LensPlace },
): Promise<CometOwnView> {
  const read = async (functionName: 'isLiquidatable' | 'borrowBalanceOf') => {
    const data = encodeFunctionData({ abi, functionName, args: [account] })
    return hexToBigInt(await client.callAtBlock({ to: comet, data, ...at }))
  }
  const [verdict, borrowBalance] = await Promise.all([
    read('isLiquidatable').catch(toNull),
    read('borrowBalanceOf'),
  ])
  return { isLiquidatable: verdict === null ? null : verdict === 1n, borrowBalance }
}

function toNull(error: unknown): null {
  if (error instanceof ChainReadError && error.reason === 'reverted') return null
  throw error
}
