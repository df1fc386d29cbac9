import { type Address, numberToHex } from 'viem'
import { ChainReadError } from '../../errors'
import type { ChainClient } from '../chain-client'

/**
 * The first block at which an address has code, by bisecting `eth_getCode`: about 25 calls. On a
 * node that has lost old states the answer is the first block that it can still tell of only
 * where the code is already there then, hence `exact: false`.
 *
 * @throws ChainReadError where the address has no code at `toBlock`.
 */
export async function findFirstBlock(
  client: ChainClient,
  { address, toBlock }: { address: Address; toBlock: number },
): Promise<{ block: number; exact: boolean }> {
  if ((await readHasCode(client, { address, block: toBlock })) !== true) {
    throw new ChainReadError(`There is no contract at ${address}.`, {
      reason: 'other',
      retryable: false,
    })
  }
  let [low, high] = [0, toBlock]
  let unknownBelow = false
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const hasCode = await readHasCode(client, { address, block: middle })
    if (hasCode === true) high = middle
    else {
      low = middle + 1
      unknownBelow = hasCode === undefined
    }
  }
  return unknownBelow ? { block: 0, exact: false } : { block: high, exact: true }
}

/** `undefined` where the node has no state that old. */
async function readHasCode(
  client: ChainClient,
  { address, block }: { address: Address; block: number },
): Promise<boolean | undefined> {
  try {
    const code = await client.request<string>('eth_getCode', [address, numberToHex(block)])
    return code !== '0x'
  } catch (error) {
    if (error instanceof ChainReadError && error.reason === 'other') return undefined
    throw error
  }
}
